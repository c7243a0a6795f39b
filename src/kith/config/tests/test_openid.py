"""Agencies' own sign-in, against a provider of our own making that speaks OpenID Connect."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from kith.access.models import Account
from kith.directory.tests.factories import WorkerFactory

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """One agency's identity provider, and what it will say about whoever signs in."""

    server: ThreadingHTTPServer
    client_id: str = "kith"
    claims: dict[str, Any] = field(default_factory=dict)
    nonce: str = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def document(self, path: str) -> dict[str, Any]:
        if path.endswith("openid-configuration"):
            ends = {name: f"{self.address}/{name}" for name in ("authorize", "token", "userinfo", "jwks")}
            return {
                "issuer": self.address,
                "authorization_endpoint": ends["authorize"],
                "token_endpoint": ends["token"],
                "userinfo_endpoint": ends["userinfo"],
                "jwks_uri": ends["jwks"],
                "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
            }
        if path.endswith("jwks"):
            return {"keys": [{**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())), "kid": "1"}]}
        if path.endswith("userinfo"):
            return self.claims
        times = {"iat": 1_700_000_000, "exp": 4_000_000_000, "iss": self.address, "aud": self.client_id}
        token = jwt.encode({**self.claims, **times}, KEY, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "at", "token_type": "Bearer", "expires_in": 300, "id_token": token}


@pytest.fixture
def providers(settings: Any) -> Iterator[list[Provider]]:
    made: list[Provider] = []
    apps = []
    for name in ("county", "trust"):
        provider: list[Provider] = []

        class Handler(BaseHTTPRequestHandler):
            mine = provider

            def do_GET(self) -> None:
                body = json.dumps(self.mine[0].document(urlsplit(self.path).path)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.do_GET()

            def log_message(self, *_args: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        provider.append(Provider(server))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        made.append(provider[0])
        apps.append(
            {
                "provider_id": name,
                "name": name.title(),
                "client_id": "kith",
                "secret": "s",
                "settings": {"server_url": provider[0].address},
            }
        )
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}
    yield made
    for one in made:
        one.server.shutdown()
        one.server.server_close()


def come_in(client: Client, provider: Provider, name: str) -> Any:
    begun = client.post(f"/account/oidc/{name}/login/")
    assert begun.status_code == 302, begun.content
    asked = parse_qs(urlsplit(begun["Location"]).query)
    assert begun["Location"].startswith(provider.address)
    if "nonce" in asked:
        provider.claims["nonce"] = asked["nonce"][0]
    return client.get(f"/account/oidc/{name}/login/callback/", {"code": "c", "state": asked["state"][0]})


@pytest.mark.django_db
@pytest.mark.parametrize("which", [0, 1])
def test_a_worker_with_an_account_comes_in_by_their_agencys_sign_in(
    client: Client, providers: list[Provider], which: int
) -> None:
    worker = WorkerFactory()
    provider, name = providers[which], ("county", "trust")[which]
    provider.claims = {"sub": "42", "email": worker.account.email.upper(), "email_verified": True}
    answer = come_in(client, provider, name)
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(worker.account.pk)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@agency.example", "email_verified": True},
        {"email": "KNOWN", "email_verified": False},
        {"email": "KNOWN"},
        {},
    ],
)
def test_nobody_else_comes_in_and_no_account_is_made(
    client: Client, providers: list[Provider], claims: dict[str, Any]
) -> None:
    worker = WorkerFactory()
    said = {key: worker.account.email if value == "KNOWN" else value for key, value in claims.items()}
    providers[0].claims = {"sub": "43", **said}
    before = Account.objects.count()
    answer = come_in(client, providers[0], "county")
    assert answer.status_code == 403
    assert b"do not have an account" in answer.content
    assert "_auth_user_id" not in client.session
    assert Account.objects.count() == before


@pytest.mark.django_db
def test_a_forged_answer_is_refused(client: Client, providers: list[Provider]) -> None:
    worker = WorkerFactory()
    providers[0].claims = {"sub": "44", "email": worker.account.email, "email_verified": True}
    answer = client.get("/account/oidc/county/login/callback/", {"code": "c", "state": "made-up"})
    assert answer.status_code != 302
    assert "_auth_user_id" not in client.session
