"""The whole native flow against oidc-provider, a certified and strict server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import requests

from studio.publishers.base import Secret
from studio.publishers.errors import LinkExpiredError, RejectedError, UnavailableError
from studio.publishers.oauth import metadata, tokens
from studio.publishers.oauth.dpop import Key, Prover
from studio.publishers.oauth.pkce import new_pkce
from tests.counterparts.oidc_server import BRAND_SECRET, Person, running_oidc, why_not
from tests.helpers.attempts import Waiting
from tests.helpers.brokers import network, served
from tests.helpers.generic_oidc import GenericOidc
from tests.helpers.keepers import ListKeeper

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "oidc-provider is here"),
]


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_oidc(tmp_path_factory.mktemp("oidc")) as running:
        yield running


def test_it_says_what_the_app_wants_to_know(issuer: str) -> None:
    server = metadata.discover(issuer)
    assert server.issuer == issuer
    assert server.says_who
    assert server.revoke


def test_a_person_links_and_every_use_replaces_the_refresh_token(issuer: str) -> None:
    door = GenericOidc()
    waiting = Waiting(door, host=issuer)
    requests.get(Person(waiting.attempt.url).agree(), timeout=10)
    linked = waiting.linked()
    assert linked.identity.user_id == "priya"
    keeper = ListKeeper(linked.secret)
    for _ in range(3):
        session = door.resume(linked.identity, linked.secret, keeper=keeper)
        posted = session.look(key="x")
        assert posted is not None
        assert posted.remote_id == "priya"
    assert len({secret.reveal() for secret in keeper.kept}) == 4


def test_a_stolen_old_refresh_token_ends_the_whole_sign_in(issuer: str) -> None:
    door = GenericOidc()
    waiting = Waiting(door, host=issuer)
    requests.get(Person(waiting.attempt.url).agree(), timeout=10)
    linked = waiting.linked()
    keeper = ListKeeper(linked.secret)
    door.resume(linked.identity, linked.secret, keeper=keeper).look(key="x")
    for secret in (linked.secret, keeper.kept[-1]):
        held = ListKeeper(secret)
        with pytest.raises(LinkExpiredError):
            door.resume(linked.identity, secret, keeper=held).look(key="x")


def test_unlinking_ends_it_at_the_server_and_a_second_time_is_fine(issuer: str) -> None:
    door = GenericOidc()
    waiting = Waiting(door, host=issuer)
    requests.get(Person(waiting.attempt.url).agree(), timeout=10)
    linked = waiting.linked()
    door.unlink(linked.identity, linked.secret)
    door.unlink(linked.identity, linked.secret)
    keeper = ListKeeper(linked.secret)
    with pytest.raises(LinkExpiredError):
        door.resume(linked.identity, linked.secret, keeper=keeper).look(key="x")


def test_saying_no_is_said_as_that(issuer: str) -> None:
    waiting = Waiting(GenericOidc(), host=issuer)
    requests.get(Person(waiting.attempt.url).refuse(), timeout=10)
    with pytest.raises(RejectedError, match="said-no"):
        waiting.linked()


def test_the_address_can_be_pasted_when_the_browser_did_not_come_back(issuer: str) -> None:
    waiting = Waiting(GenericOidc(), host=issuer)
    back = Person(waiting.attempt.url).agree()
    assert waiting.attempt.paste("hello") == "not-the-address"
    assert waiting.attempt.paste(back.partition("code=")[2]) == "not-the-address"
    assert waiting.attempt.paste(f"  {back}\n") == ""
    assert waiting.linked().identity.user_id == "priya"


def test_a_code_is_worth_nothing_without_the_verifier_and_nothing_twice(issuer: str) -> None:
    door = GenericOidc()
    server = metadata.discover(issuer)
    waiting = Waiting(door, host=issuer)
    back = Person(waiting.attempt.url).agree()
    code = Secret(back.partition("code=")[2].partition("&")[0])
    with pytest.raises(RejectedError, match="code-refused"):
        tokens.by_code(
            server.token,
            client_id="studio-native",
            code=code,
            redirect_uri=waiting.attempt._authorization.redirect_uri,
            verifier=new_pkce().verifier,
        )
    requests.get(back, timeout=10)
    waiting.linked()
    with pytest.raises(RejectedError, match="code-refused"):
        door.redeem(waiting.attempt._authorization, code)


def test_a_client_that_is_not_registered_is_said_as_that(issuer: str) -> None:
    with pytest.raises(RejectedError, match="client-refused"):
        tokens.by_code(
            metadata.discover(issuer).token,
            client_id="nobody",
            code=Secret("x"),
            redirect_uri="http://127.0.0.1/callback/generic",
            verifier=new_pkce().verifier,
        )


def test_a_proof_is_taken_and_a_wrong_clock_is_said_as_that(issuer: str) -> None:
    server = metadata.discover(issuer)
    asked = {"client_id": "studio-native", "code": Secret("x"), "redirect_uri": "http://x"}
    right = Prover(Key.new())
    with pytest.raises(RejectedError, match="code-refused"):  # so the proof was fine
        tokens.by_code(server.token, verifier=Secret("v" * 43), send=right.post_form, **asked)  # type: ignore[arg-type]
    wrong = Prover(Key.new(), clock=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    with pytest.raises(UnavailableError, match="clock-wrong"):
        tokens.by_code(server.token, verifier=Secret("v" * 43), send=wrong.post_form, **asked)  # type: ignore[arg-type]


def test_a_network_that_wants_a_secret_is_reached_through_the_brands_broker(issuer: str) -> None:
    with served({"generic": network(issuer, secret=BRAND_SECRET)}) as url:
        door = GenericOidc("studio-brand", broker_url=url)
        waiting = Waiting(door, host=issuer)
        requests.get(Person(waiting.attempt.url).agree("anna"), timeout=10)
        linked = waiting.linked()
        keeper = ListKeeper(linked.secret)
        session = door.resume(linked.identity, linked.secret, keeper=keeper)
        posted = session.look(key="x")
        assert posted is not None
        assert posted.remote_id == "anna"
        door.unlink(linked.identity, keeper.kept[-1])
        with pytest.raises(LinkExpiredError):
            door.resume(linked.identity, linked.secret, keeper=keeper).look(key="x")


def test_without_the_broker_the_secret_is_missed(issuer: str) -> None:
    waiting = Waiting(GenericOidc("studio-brand"), host=issuer)
    requests.get(Person(waiting.attempt.url).agree(), timeout=10)
    with pytest.raises(RejectedError, match="client-refused"):
        waiting.linked()
