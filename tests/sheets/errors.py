"""The error answers of the Sheets API: code, status, message and details, as recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Json = dict[str, Any]

_PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to "
    "remove protection if you need to edit."
)


class ApiError(Exception):
    """A request that is refused; ``body`` is what the caller gets to read."""

    def __init__(self, code: int, status: str, message: str, details: Sequence[Json] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.status = status
        self.message = message
        self.details = tuple(details)

    @property
    def body(self) -> Json:
        error: Json = {"code": self.code, "message": self.message, "status": self.status}
        if self.details:
            error["details"] = list(self.details)
        return {"error": error}


def invalid(message: str, violations: Mapping[str, str] | None = None) -> ApiError:
    """400; ``violations`` says by field what is wrong with a body that cannot be read at all."""
    return ApiError(
        400, "INVALID_ARGUMENT", message, [_bad_request(violations)] if violations else ()
    )


def _bad_request(violations: Mapping[str, str]) -> Json:
    return {
        "@type": "type.googleapis.com/google.rpc.BadRequest",
        "fieldViolations": [
            {"field": field, "description": text} for field, text in violations.items()
        ],
    }


def protected() -> ApiError:
    """400, not 403: a cell that this account may not edit (trap 11)."""
    return invalid(_PROTECTED)


def not_found() -> ApiError:
    return ApiError(404, "NOT_FOUND", "Requested entity was not found.")


def forbidden(message: str = "The caller does not have permission") -> ApiError:
    return ApiError(403, "PERMISSION_DENIED", message)


def unauthenticated() -> ApiError:
    return ApiError(
        401,
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login "
        "cookie or other valid authentication credential. See "
        "https://developers.google.com/identity/sign-in/web/devconsole-project.",
        [
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "ACCESS_TOKEN_EXPIRED",
                "domain": "googleapis.com",
                "metadata": {"service": "sheets.googleapis.com"},
            }
        ],
    )


def too_many(metric: str, project: str, limit: int = 60) -> ApiError:
    """429 for ``metric`` Read or Write. The service sends no Retry-After with it (trap 9)."""
    return ApiError(
        429,
        "RESOURCE_EXHAUSTED",
        f"Quota exceeded for quota metric '{metric} requests' and limit '{metric} requests per "
        f"minute per user' of service 'sheets.googleapis.com' for consumer "
        f"'project_number:{project}'.",
        [
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "RATE_LIMIT_EXCEEDED",
                "domain": "googleapis.com",
                "metadata": {
                    "quota_metric": f"sheets.googleapis.com/{metric.lower()}_requests",
                    "quota_limit": f"{metric}RequestsPerMinutePerUser",
                    "quota_limit_value": str(limit),
                    "quota_location": "global",
                    "consumer": f"projects/{project}",
                    "service": "sheets.googleapis.com",
                },
            }
        ],
    )


def internal() -> ApiError:
    return ApiError(500, "INTERNAL", "Internal error encountered.")


def unavailable() -> ApiError:
    return ApiError(503, "UNAVAILABLE", "The service is currently unavailable.")
