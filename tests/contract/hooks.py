"""Configuration of schemathesis beyond schemathesis.toml: the role, and rules that no schema can express.

`KURS_ROLE` is a role, or `nobody`; `KURS_URL` is the address of the server.
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

# Codes of refusals of requests that match their schema: rules about the clock, other records or the bytes of
# a file, or that compare fields.
RULES = {
    # the clock
    "begins_too_long_ago",
    "code_expired",
    "day_before_wording",
    "day_in_the_future",
    "day_too_long_ago",
    "link_lasts_too_long",
    "time_past",
    # the caller, and other records
    "about_unknown",
    "answer_missing",
    "code_unknown",
    "code_used",
    "goal_missing",
    "not_a_caseworker",
    "not_an_answer",
    "not_in_team",
    "not_yours_to_change",
    "too_many_goals",
    "unknown_goal",
    "unknown_instrument",
    "unknown_meeting",
    "unknown_question",
    "unknown_success",
    "wrong_about",
    # several fields
    "because_missing",
    "ends_before_it_began",
    "nobody_named",
    "quiet_hours_empty",
    "says_nothing",
    # lists outside of the schema: time zones, push services and the spelling of their addresses
    "fragment",
    "not_a_url",
    "not_https",
    "other_port",
    "unknown_service",
    "unknown_time_zone",
    "user_info",
    # the bytes of a file, and their number compared with `Content-Range`
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
    # Everybody but the owner must name the young person.
    whose = raw_schema["paths"]["/api/v1/meetings"]["get"]["parameters"][0]
    whose["required"] = ROLE != "young_person"
    # A schema counts no characters as a reader sees them. Each of those that are made up here is one.
    for schema in raw_schema["components"]["schemas"].values():
        if "x-max-graphemes" in schema:
            schema["maxLength"] = schema["x-max-graphemes"]


@schemathesis.hook
def map_body(context, body):
    """6.0 is an integer in JSON Schema, but not to most JSON parsers."""
    if isinstance(body, dict):
        return {name: map_body(context, value) for name, value in body.items()}
    if isinstance(body, list):
        return [map_body(context, value) for value in body]
    return int(body) if isinstance(body, float) and body.is_integer() else body


@schemathesis.hook
def before_call(context, case, kwargs):
    # An idempotency key is valid for one request.
    if re.fullmatch("[!-~]{1,100}", case.headers.get("Idempotency-Key", "")):
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
    # A reconnecting client gets an event at once.
    if case.operation.path.endswith("/events"):
        case.headers["Last-Event-ID"] = "1"
    # A guest needs the token of a link.
    if ROLE == "nobody" and "token" in case.path_parameters:
        kind = case.operation.path.split("/guest/")[1].split("/")[0]
        case.path_parameters["token"] = links().get(kind, case.path_parameters["token"])


@functools.cache
def links():
    """The tokens of the invented young person's links, by purpose."""
    session = requests.post(API + "/demo/sessions", json={"as": "young_person"}).headers["set-cookie"]
    lists = (requests.get(API + path, headers={"Cookie": session.split(";")[0]}).text
             for path in ("/gatherings", "/recognition_links"))
    return dict(re.findall(r"/guest/(\w+)/([\w-]+)", "".join(lists)))


@schemathesis.check
def valid_request_taken(ctx, response, case):
    """`positive_data_acceptance`, except for the codes in `RULES`."""
    if response.status_code in (413, 415, 422):
        problem = response.json()
        if RULES & {problem["code"], *(field["code"] for field in problem["fields"])}:
            return None
    return positive_data_acceptance(ctx, response, case)
