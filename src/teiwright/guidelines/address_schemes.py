"""Schemes of addresses that need no declaration: registered ones (RFC 7595) that scholars use, and ``tei:`` of @source."""

from typing import Final

KNOWN_SCHEMES: Final = frozenset(
    """
    about acct ark arxiv cid crid dav data dns doi dtn file ftp ftps geo git gopher hdl http https iiif im imap info ipfs ipns irc iris
    jar ldap magnet mailto mid news nfs nntp orcid resource rsync rtsp sftp sip sms ssh svn swh tag tei tel telnet tftp urn uuid view-source
    vnc ws wss xmlns xmpp
    """.split()
)
