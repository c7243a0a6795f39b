"""The SCIM endpoint: the key says which agency speaks; everything else is the protocol's."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from scim2_server.requests import ScimRequest

from kith.access.pages import public
from kith.access.request import Request

from . import serving


@csrf_exempt
@public(
    because="An agency's own system comes with a bearer key instead of a sign-in; without a valid one nothing is said"
)
def scim(request: Request, rest: str = "") -> HttpResponse:
    """Answer one SCIM request as the agency whose key it carries."""
    asked = ScimRequest(
        method=request.method or "GET",
        base_url=request.build_absolute_uri("/scim/v2"),
        path="/" + rest,
        query=request.GET.dict(),
        headers=dict(request.headers),
        body=request.body,
    )
    said = serving.answer(asked, at=request.at)
    answer = HttpResponse(status=said.status.value) if said.body is None else JsonResponse(said.body)
    answer.status_code = said.status.value
    answer["Content-Type"] = "application/scim+json"
    answer["Cache-Control"] = "no-store"
    for name, value in said.headers.items():
        answer[name] = value
    return answer
