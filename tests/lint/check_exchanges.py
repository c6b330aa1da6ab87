#!/usr/bin/env python3
"""Holds what the live tests asked and were answered (tests/live/exchange_record.h) against the API's document:
check_exchanges.py FOLDER. Every reply, and every request that was carried out, must be as the document says;
every operation must have been carried out; what no test was answered is listed."""
import collections
import json
import pathlib
import sys
from jsonschema import Draft202012Validator
from openapi_document import Document, complaints

MOST_SHOWN = 40
CONDITIONS = ("if-match", "if-none-match", "idempotency-key")  # request headers that only mean something where told
# What any reply may have: the front sets them where a route does not.
EVERYWHERE = {"content-type", "cache-control", "content-security-policy"}
FREE = Draft202012Validator({})


def of_query(schema, texts):
    """The texts of a parameter as the values that the schema speaks of."""
    def value(text, kind):
        try:
            return json.loads(text) if kind in ("integer", "number", "boolean") else text
        except ValueError:
            return text

    if schema.get("type") == "array":
        return [value(text, schema["items"].get("type")) for text in texts]
    return value(texts[0], schema.get("type"))


class Check:
    def __init__(self, document):
        self.document = document
        self.operations = {(method, path): operation for method, path, operation in document.operations()}
        self.seen = collections.Counter()
        self.faults = collections.Counter()

    def say(self, exchange, what):
        self.faults[f"{exchange['method']} {exchange['route']} {exchange['status']}: {what}"] += 1

    def check(self, exchange):
        operation = self.operations.get((exchange["method"], exchange["route"]))
        if operation is None:
            self.say(exchange, "is not in the document")
            return
        self.seen[exchange["method"], exchange["route"], str(exchange["status"])] += 1
        response = operation["responses"].get(str(exchange["status"]))
        if response is None:
            self.say(exchange, f"this status is not in the document: {exchange['responseBody'][:200]}")
        else:
            self.check_response(exchange, self.document.at(response))
        if exchange["status"] < 400:
            self.check_request(exchange, operation)

    def check_body(self, exchange, text, content, what):
        media = next((value for name, value in exchange[f"{what}Headers"] if name.lower() == "content-type"), "")
        media = media.split(";")[0].strip()
        if not content:
            if text:
                self.say(exchange, f"the {what} has a body that is not in the document")
        elif media not in content:
            self.say(exchange, f"the {what} is “{media}”, not {', '.join(content)}")
        elif media.endswith("json"):
            validator = self.document.closed(content[media]["schema"])
            for fault in complaints(validator, json.loads(text)):
                self.say(exchange, f"{what} {fault}")

    def check_response(self, exchange, response):
        self.check_body(exchange, exchange["responseBody"], response.get("content"), "response")
        declared = {name.lower(): self.document.at(header) for name, header in response.get("headers", {}).items()}
        sent = {name.lower(): value for name, value in exchange["responseHeaders"]}
        for name in set(sent) - set(declared) - EVERYWHERE:
            self.say(exchange, f"the header {name} is not in the document")
        for name, header in declared.items():
            if name in sent:
                self.check_value(exchange, header["schema"], [sent[name]], f"header {name}")
            elif header.get("required") and not (name == "set-cookie" and "idempotency-replayed" in sent):
                self.say(exchange, f"the header {name} is missing")

    def check_request(self, exchange, operation):
        body = operation.get("requestBody", {})
        self.check_body(exchange, exchange["requestBody"], body.get("content"), "request")
        parameters = {}
        for parameter in operation.get("parameters", []):
            parameter = self.document.at(parameter)
            parameters[parameter["in"], parameter["name"].lower()] = parameter
        query = collections.defaultdict(list)
        for name, value in exchange["query"]:
            if value:  # an empty one counts as absent
                query[name.lower()].append(value)
        told = {("query", name): values for name, values in query.items()}
        told.update({("header", name.lower()): [value] for name, value in exchange["requestHeaders"]
                     if name.lower() in CONDITIONS})
        for key, values in told.items():
            if key in parameters:
                self.check_value(exchange, parameters[key]["schema"], values, " ".join(key))
            elif key[1] != "idempotency-key":  # ignored where nothing is carried out twice
                self.say(exchange, f"{key[0]} {key[1]} is not in the document")
        for key, parameter in parameters.items():
            if parameter.get("required") and key[0] != "path" and key not in told:
                self.say(exchange, f"{key[0]} {key[1]} is required in the document alone")

    def check_value(self, exchange, schema, texts, what):
        schema = self.document.at(schema)
        for fault in complaints(self.document.closed(schema), of_query(schema, texts)):
            self.say(exchange, f"{what} {fault}")

    def check_coverage(self):
        """The statuses that no exchange had, an operation a line."""
        missing = []
        for (method, path), operation in self.operations.items():
            statuses = [status for status in operation["responses"] if status != "default"]
            unseen = [status for status in statuses if (method, path, status) not in self.seen]
            if not any(status.startswith("2") and status not in unseen for status in statuses):
                self.faults[f"{method} {path}: no live test carries it out"] += 1
            elif unseen:
                missing.append(f"  {method} {path}: {' '.join(unseen)}")
        return missing


def main():
    check = Check(Document())
    lines = [line for path in sorted(pathlib.Path(sys.argv[1]).glob("*.jsonl"))
             for line in path.read_text(encoding="utf-8").split("\n") if line]
    for line in lines:
        check.check(json.loads(line))
    missing = check.check_coverage()
    print(f"{len(lines)} exchanges of {len({key[:2] for key in check.seen})} operations, "
          f"{len(check.seen)} with their status; answers that no test had:")
    print("\n".join(missing) or "  none")
    for fault, count in check.faults.most_common(MOST_SHOWN):
        print(f"{fault} ({count} times)" if count > 1 else fault)
    if check.faults:
        raise SystemExit(f"exchanges: {len(check.faults)} to mend")
    print("exchanges: fine")


main()
