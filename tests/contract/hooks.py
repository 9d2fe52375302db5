"""What schemathesis is told beside schemathesis.toml: as whom it asks, and what no schema can say.

`KURS_ROLE` is a role, or `nobody`; `KURS_URL` is where the server is.
"""

import functools
import os
import re
import uuid

import requests
import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance

API = os.environ["KURS_URL"] + "/api/v1"
ROLE = os.environ["KURS_ROLE"]

# Codes of refusals that a request can get though it keeps to its schema: of rules that look at the clock,
# at other records or at the bytes of a file, or that compare one field with another.
RULES = {
    # the clock
    "begins_too_long_ago",
    "code_expired",
    "day_before_wording",
    "day_in_the_future",
    "day_too_long_ago",
    "link_lasts_too_long",
    "time_past",
    # who asks, and other records
    "about_unknown",
    "code_unknown",
    "code_used",
    "goal_missing",
    "not_a_caseworker",
    "not_in_team",
    "not_yours_to_change",
    "unknown_goal",
    "unknown_success",
    # one field beside another
    "because_missing",
    "ends_before_it_began",
    "nobody_named",
    "quiet_hours_empty",
    "says_nothing",
    # what others keep a list of: time zones, push services and how browsers write their addresses
    "fragment",
    "not_a_url",
    "not_https",
    "other_port",
    "unknown_service",
    "unknown_time_zone",
    "user_info",
    # bytes: what they are, and how many beside what `Content-Range` says
    "invalid_content_range",
    "not_a_picture",
    "not_a_point",
    "not_a_secret",
    "part_length",
    "picture_too_large",
    "too_large",
}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    for operations in raw_schema["paths"].values():
        for operation in operations.values():
            operation["x-skipped"] = ROLE not in operation.get("x-roles", [ROLE])
    # Whose meetings are asked for is said by everybody but their owner.
    whose = raw_schema["paths"]["/api/v1/meetings"]["get"]["parameters"][0]
    whose["required"] = ROLE != "young_person"
    # A schema counts no characters as a reader sees them. Each of those that are made up here is one.
    for schema in raw_schema["components"]["schemas"].values():
        if "x-max-graphemes" in schema:
            schema["maxLength"] = schema["x-max-graphemes"]


@schemathesis.hook
def map_body(context, body):
    """A number like 6.0 is an integer to a schema, and to hardly anybody who reads JSON."""
    if isinstance(body, dict):
        return {name: map_body(context, value) for name, value in body.items()}
    if isinstance(body, list):
        return [map_body(context, value) for value in body]
    return int(body) if isinstance(body, float) and body.is_integer() else body


@schemathesis.hook
def before_call(context, case, kwargs):
    # A key that was used is for the same request only.
    if re.fullmatch("[!-~]{1,100}", case.headers.get("Idempotency-Key", "")):
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
    # A stream has something to say at once to whoever missed something.
    if case.operation.path.endswith("/events"):
        case.headers["Last-Event-ID"] = "1"
    # A guest holds a link.
    if ROLE == "nobody" and "token" in case.path_parameters:
        kind = case.operation.path.split("/guest/")[1].split("/")[0]
        case.path_parameters["token"] = links().get(kind, case.path_parameters["token"])


@functools.cache
def links():
    """The tokens of the links that the invented young person gave away, by what they are for."""
    session = requests.post(API + "/demo/sessions", json={"as": "young_person"}).headers["set-cookie"]
    lists = (requests.get(API + path, headers={"Cookie": session.split(";")[0]}).text
             for path in ("/gatherings", "/recognition_links"))
    return dict(re.findall(r"/guest/(\w+)/([\w-]+)", "".join(lists)))


@schemathesis.check
def valid_request_taken(ctx, response, case):
    """Stands for `positive_data_acceptance`, which knows no codes."""
    if response.status_code in (413, 415, 422):
        problem = response.json()
        if RULES & {problem["code"], *(field["code"] for field in problem["fields"])}:
            return None
    return positive_data_acceptance(ctx, response, case)
