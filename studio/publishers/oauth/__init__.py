"""Sign-in in the person's own browser: OAuth 2.1 for native apps.

One try is an ``Attempt``. A network's file says where to ask and what an answer is worth;
what is the same for every network is here:

``pkce``      the secret half and the public half of a try (RFC 7636)
``metadata``  what a server says about itself (RFC 8414)
``answer``    what the browser brought back, or the person pasted (RFC 9207)
``loopback``  the listener that the browser comes back to (RFC 8252)
``tokens``    codes and refresh tokens into tokens, and the end of them (RFC 6749, 7009)
``dpop``      tokens that are bound to a key (RFC 9449)
``rotation``  refresh tokens that are replaced at every use
``broker``    networks that want a secret, through the brand's own server
``attempt``   one try, from the address for the browser to ``Linked``

The RFCs were read at https://www.rfc-editor.org on 2026-11-29.
"""
