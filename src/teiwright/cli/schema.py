"""``teiwright schema``: schemas from elsewhere, kept in the user's cache."""

import click

from ..validation import SchemaCache
from ..validation.schemas import PUBLISHED, own_schema


@click.group("schema")
def command() -> None:
    """Fetch schemas into the cache, and list what is there; validate itself never goes to the network.

    \b
    Examples:
      teiwright schema fetch tei_all        # then validate knows tei_all
      teiwright schema list
    """


@command.command("fetch")
@click.argument("source")
@click.option("--as", "address", default="", metavar="ADDRESS", help="What documents call it, where that is not SOURCE: tei_all, or an address.")
def fetch(source: str, address: str) -> None:
    """Fetch SOURCE, a name, an address or a file, into the cache, and print where it is.

    The cache is the folder $TEIWRIGHT_CACHE, else teiwright in the system's
    folder for caches.

    \b
    Examples:
      teiwright schema fetch tei_all
      teiwright schema fetch https://example.org/house.rng
      teiwright schema fetch downloaded/tei_all.rng --as tei_all
    """
    click.echo(str(SchemaCache().fetch(source, address)))


@command.command("list")
def listing() -> None:
    """List the schemas that validate finds by name or address.

    \b
    Example:
      teiwright schema list
    """
    click.echo(f"teiwright  {own_schema('teiwright.rng')}")
    cache = SchemaCache()
    names = {address: name for name, address in PUBLISHED.items()}
    for address, file in sorted(cache.entries().items()):
        click.echo(f"{names.get(address, address)}  {cache.folder / file}")
    for address, name in names.items():
        if cache.find(address) is None:
            click.echo(f"{name}  not here; get it with: teiwright schema fetch {name}")
