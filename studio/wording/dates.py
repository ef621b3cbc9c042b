"""Days and times as people read them in the app's language, by Babel: 24-hour clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache

from studio.wording.i18n import language


def babel_locale() -> str:
    """Return the app's language as a locale that Babel knows, such as "en_GB"."""
    from babel import Locale, UnknownLocaleError

    tag = language()
    for name in (tag.replace("-", "_"), tag.split("-")[0]):
        try:
            Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
        return name
    return "en_GB"


def short_day(day: date) -> str:
    """Return a day such as "29 Nov" or, in another year than this one, "29 Nov 2027"."""
    return _short(day, babel_locale(), this_year=day.year == datetime.now(UTC).year)


@lru_cache(maxsize=1_000)
def _short(day: date, tag: str, *, this_year: bool) -> str:
    # A kit of ten thousand pictures has a few hundred last days at most.
    from babel.dates import format_date, format_skeleton

    if this_year:
        return str(format_skeleton("MMMd", day, locale=tag))
    return str(format_date(day, "d MMM y", locale=tag))


def long_day(day: date) -> str:
    """Return a day such as "Sunday 29 November"."""
    from babel.dates import format_date

    return str(format_date(day, "EEEE d MMMM", locale=babel_locale()))


def territory(code: str) -> str:
    """Return a country's name in the app's language; the code itself when it has none."""
    from babel import Locale

    return str(Locale.parse(babel_locale()).territories.get(code, code))


def clock(moment: datetime) -> str:
    """Return the local time of day such as "10:42"."""
    return moment.astimezone().strftime("%H:%M")


def moment_of(stamp: str) -> datetime:
    """Return the aware datetime of a stored ISO 8601 stamp."""
    return datetime.fromisoformat(stamp)


def when(stamp: str) -> str:
    """Return "10:42" for a moment of today and "20 Nov, 10:42" for another day."""
    local = moment_of(stamp).astimezone()
    time = local.strftime("%H:%M")
    if local.date() == datetime.now(UTC).astimezone().date():
        return time
    return f"{short_day(local.date())}, {time}"
