"""Who vouches for a server: somebody the whole world trusts, or this PC's owner alone."""

from __future__ import annotations

import ssl
import warnings
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import certifi
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.oid import NameOID

_LONGEST_NAME = 80  # code points; the name is chosen by whoever made the certificate
_DER = 2  # ssl.ENCODING_DER, which has its public name in no version


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """What a server's certificate says.

    Attributes:
        issuer: who made it, one line to be shown.
        public: True when it leads to an authority that browsers everywhere trust.
        in_date: True when it counts at this moment, by this PC's clock.
    """

    issuer: str
    public: bool
    in_date: bool


def voucher(sock: ssl.SSLSocket, now: datetime) -> Voucher:
    """Read what the server of an open connection showed. Nothing is verified here."""
    found = (_read(data) for data in _shown(sock))
    return voucher_of([one for one in found if one is not None], now)


def voucher_of(chain: list[x509.Certificate], now: datetime) -> Voucher:
    """Return what a chain says, the server's own certificate first."""
    if not chain:
        return Voucher(issuer="", public=False, in_date=False)
    first = chain[0]
    return Voucher(
        issuer=_name(first.issuer),
        public=_leads_to(chain, public_roots()),
        in_date=first.not_valid_before_utc <= now <= first.not_valid_after_utc,
    )


@cache
def public_roots() -> tuple[x509.Certificate, ...]:
    """Return the authorities of Mozilla's list, as the package certifi carries it."""
    pem = Path(certifi.where()).read_bytes()
    end = b"-----END CERTIFICATE-----"
    blocks = (block + end for block in pem.split(end) if b"BEGIN CERTIFICATE" in block)
    # Some old authorities have a number that no certificate should have.
    return tuple(filter(None, map(_read, blocks)))


def _read(data: bytes) -> x509.Certificate | None:
    """Read a certificate in either form, None when nobody should have made it like that."""
    in_text = b"BEGIN CERTIFICATE" in data
    load = x509.load_pem_x509_certificate if in_text else x509.load_der_x509_certificate
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        try:
            return load(data)
        except ValueError:
            return None


def _shown(sock: ssl.SSLSocket) -> list[bytes]:
    inner: Any = sock
    if hasattr(inner, "get_unverified_chain"):  # Python 3.13 and later
        return list(inner.get_unverified_chain())
    found = inner._sslobj.get_unverified_chain() or []
    return [item.public_bytes(_DER) for item in found]


def _leads_to(chain: list[x509.Certificate], roots: tuple[x509.Certificate, ...]) -> bool:
    """Follow the signatures upwards. The system has judged names and dates already."""
    current = chain[0]
    for _step in chain:
        if current in roots or any(_made(root, current) for root in roots):
            return True
        above = (one for one in chain if one != current and _made(one, current))
        following = next(above, None)
        if following is None:
            return False
        current = following
    return False


def _made(maker: x509.Certificate, made: x509.Certificate) -> bool:
    if maker.subject != made.issuer:
        return False
    try:
        made.verify_directly_issued_by(maker)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _name(name: x509.Name) -> str:
    wanted = (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
    found = [str(item.value) for oid in wanted for item in name.get_attributes_for_oid(oid)]
    shown = " ".join("".join(filter(str.isprintable, "".join(found[:1]))).split())
    return shown[:_LONGEST_NAME]
