"""Asks the operating system for its proxy, automatic configuration (PAC) included.

Qt asks WinHTTP on Windows and CFNetwork on macOS, which know and run the PAC script; on
Linux it looks at variables only, as built by its makers (Qt, QNetworkProxyFactory::
systemProxyForQuery, read 2026-11-29). It may take seconds there, and needs neither a window
nor a running application.
"""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

_USABLE = (QNetworkProxy.ProxyType.HttpProxy, QNetworkProxy.ProxyType.HttpCachingProxy)


def system_proxy(url: str) -> str | None:
    """Return the first proxy that we can use for an address.

    Args:
        url: where the request goes; nothing but it is handed to the script.

    Returns:
        ``http://host:port``, "" when the system says that none is needed, None when it
        names only kinds that we cannot use, such as SOCKS.
    """
    for proxy in QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(url))):
        if proxy.type() == QNetworkProxy.ProxyType.NoProxy:
            return ""
        if proxy.type() in _USABLE:
            return address_of(proxy)
    return None


def address_of(proxy: QNetworkProxy) -> str:
    """Return a proxy's address, with name and password where the system has them."""
    made = QUrl()
    made.setScheme("http")
    made.setHost(proxy.hostName())
    made.setPort(proxy.port() or 80)
    if proxy.user():
        made.setUserName(proxy.user())
        made.setPassword(proxy.password())
    return made.toString(QUrl.ComponentFormattingOption.FullyEncoded)
