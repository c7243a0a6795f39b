"""How people come in: invited accounts only, by password and second factor or by their agency's own sign-in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse

from kith.access.models import Account
from kith.design.messages import render_message


class Accounts(DefaultAccountAdapter):
    """Nobody signs up; agency administrators and imports make accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class Providers(DefaultSocialAccountAdapter):
    """An agency's own sign-in lets in only somebody who already has an account with that verified e-mail."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.is_existing:
            return
        account = _verified_account(sociallogin)
        if account is None:
            raise ImmediateHttpResponse(render_message(request, "no_account", status=403))
        sociallogin.connect(request, account)


def _verified_account(sociallogin: Any) -> Account | None:
    claims = sociallogin.account.extra_data
    claims = claims.get("userinfo", claims)
    email = claims.get("email", "")
    if not email or claims.get("email_verified") is not True:
        return None
    return Account.objects.filter(email__iexact=email, is_active=True).first()


def locked_out(request: HttpRequest, *_args: Any, **_more: Any) -> HttpResponse:
    """Too many wrong passwords: wait, in plain words."""
    return render_message(request, "too_many", status=429)
