"""What is wrong with a request: the status that DTS asks for, and one sentence."""

from http import HTTPStatus


class RequestError(Exception):
    """A request that is answered by an error; it never leaves this room.

    >>> str(RequestError(HTTPStatus.NOT_FOUND, "there is no such thing"))
    'there is no such thing'
    """

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def bad(sentence: str) -> RequestError:
    """Return what answers a request that asks for something that cannot be asked."""
    return RequestError(HTTPStatus.BAD_REQUEST, sentence)


def missing(sentence: str) -> RequestError:
    """Return what answers a request for something that is not there."""
    return RequestError(HTTPStatus.NOT_FOUND, sentence)
