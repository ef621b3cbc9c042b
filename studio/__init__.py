"""Shopfloor Studio: shop colleagues write, check and publish their own posts."""

__version__ = "0.1.0"
