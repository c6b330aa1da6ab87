#!/usr/bin/env python3
"""Refuses an API document that is no valid OpenAPI 3.1, or that does not keep the house's rules for one.

check_openapi.py --operations prints "GET /trades/{id}", a line each, for the test of the routes."""
import json
import re
import sys
import yaml
from jsonschema import Draft202012Validator, SchemaError
import source_tree
from openapi_document import PATH, Document, complaints

LONGEST_SUMMARY = 60
SCHEMA_WORDS = {
    "$ref", "type", "enum", "const", "format", "pattern", "description", "title", "default", "examples", "deprecated",
    "properties", "required", "additionalProperties", "unevaluatedProperties", "minProperties", "maxProperties",
    "items", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "allOf", "anyOf", "oneOf"}


class Lint:
    def __init__(self, document):
        self.document = document
        self.problems = []
        self.used = set()

    def say(self, place, what):
        self.problems.append(f"{place}: {what}")

    # The language

    def check_language(self):
        schema = json.loads(source_tree.text("tests/lint/openapi-3.1.schema.json"))
        for fault in complaints(Draft202012Validator(schema), self.document.root, 20):
            self.say("OpenAPI 3.1", fault)

    def walk(self, value, place, visited):
        """Every reference that can be reached from the paths; what is not reached is not used."""
        if isinstance(value, list):
            for number, item in enumerate(value):
                self.walk(item, f"{place}/{number}", visited)
        elif isinstance(value, dict):
            reference = value.get("$ref")
            if isinstance(reference, str):
                if reference in visited:
                    self.say(place, f"{reference} contains itself")
                    return
                self.used.add(reference)
                try:
                    self.walk(self.document.resolve(reference), reference, visited | {reference})
                except KeyError:
                    self.say(place, f"{reference} is not there")
            for name, item in value.items():
                self.walk(item, f"{place}/{name}", visited)

    def check_components(self):
        self.walk(self.document.root["paths"], "paths", frozenset())
        for kind, components in self.document.root["components"].items():
            for name in components:
                if kind != "securitySchemes" and f"#/components/{kind}/{name}" not in self.used:
                    self.say(f"components/{kind}/{name}", "nobody refers to it")

    # Schemas

    def check_schema(self, schema, place):
        for word in set(schema) - SCHEMA_WORDS:
            self.say(place, f"“{word}” is no word of a schema")
        for name in set(schema.get("required", [])) - set(schema.get("properties", schema.get("required", []))):
            self.say(place, f"“{name}” is required but not among the properties")
        for name, part in schema.get("properties", {}).items():
            self.check_schema(part, f"{place}/{name}")
        for word in ("items", "additionalProperties"):
            if isinstance(schema.get(word), dict):
                self.check_schema(schema[word], f"{place}/{word}")
        for word in ("allOf", "anyOf", "oneOf"):
            for number, part in enumerate(schema.get(word, [])):
                self.check_schema(part, f"{place}/{word}/{number}")
        for example in schema.get("examples", []):
            self.check_example(schema, example, f"{place}/examples")

    def check_schemas(self):
        for name, schema in self.document.root["components"]["schemas"].items():
            place = f"components/schemas/{name}"
            try:
                Draft202012Validator.check_schema(schema)
                self.check_schema(schema, place)
            except SchemaError as error:
                self.say(place, error.message)
        for kind in ("parameters", "headers"):
            for name, carrier in self.document.root["components"][kind].items():
                self.check_schema(carrier["schema"], f"components/{kind}/{name}")
                if "example" in carrier:
                    self.check_example(carrier["schema"], carrier["example"], f"components/{kind}/{name}")

    def check_example(self, schema, value, place):
        for fault in complaints(self.document.closed(schema), value):
            self.say(place, f"example: {fault}")

    # Operations

    def check_content(self, content, place):
        for media, body in content.items():
            if not media.endswith("json"):
                continue
            for name, example in body.get("examples", {}).items():
                self.check_example(body["schema"], self.document.at(example)["value"], f"{place} {name}")

    def check_operation(self, method, path, operation, ids):
        place = f"{method} {path}"
        for word in ("operationId", "summary", "tags", "responses"):
            if not operation.get(word):
                self.say(place, f"has no {word}")
                return
        if not re.fullmatch("[a-z][A-Za-z]*", operation["operationId"]) or operation["operationId"] in ids:
            self.say(place, f"operationId “{operation['operationId']}” is no name, or another's")
        ids.add(operation["operationId"])
        summary = operation["summary"]
        if len(summary) > LONGEST_SUMMARY or summary.endswith("."):
            self.say(place, "its summary is no short title")
        tags = [tag["name"] for tag in self.document.root["tags"]]
        if len(operation["tags"]) != 1 or operation["tags"][0] not in tags:
            self.say(place, "has not one tag of the list")
        self.check_parameters(path, operation, place)
        self.check_responses(operation, place)
        body = operation.get("requestBody")
        if body:
            self.check_content(body["content"], place)
            self.check_strict(body["content"]["application/json"]["schema"], f"{place} body")

    def check_strict(self, schema, place):
        """The server refuses unknown members, and the document must say so."""
        schema = {**self.document.at(schema), **{name: value for name, value in schema.items() if name != "$ref"}}
        if "$ref" in schema:
            self.check_strict({"$ref": schema["$ref"]}, place)
        if "properties" in schema and "additionalProperties" not in schema:
            self.say(place, "an object of a request says additionalProperties: false")
        for name, part in schema.get("properties", {}).items():
            self.check_strict(part, f"{place}/{name}")
        for part in schema.get("anyOf", []) + [schema[word] for word in ("items",) if word in schema]:
            self.check_strict(part, place)

    def check_parameters(self, path, operation, place):
        parameters = [self.document.at(parameter) for parameter in operation.get("parameters", [])]
        told = [parameter["name"] for parameter in parameters if parameter["in"] == "path"]
        if sorted(told) != sorted(re.findall(r"{(\w+)}", path)):
            self.say(place, "its path parameters are not those of its path")
        names = [(parameter["in"], parameter["name"].lower()) for parameter in parameters]
        if len(set(names)) != len(names):
            self.say(place, "has a parameter twice")
        for scheme in [name for way in operation.get("security", []) for name in way]:
            if scheme not in self.document.root["components"]["securitySchemes"]:
                self.say(place, f"security scheme “{scheme}” is not there")

    def check_responses(self, operation, place):
        responses = operation["responses"]
        if responses.get("default") != {"$ref": "#/components/responses/Problem"}:
            self.say(place, "its default response is not the problem")
        if not any(status.startswith("2") for status in responses):
            self.say(place, "has no response for success")
        for status, response in responses.items():
            response = self.document.at(response)
            if status in ("204", "304") and "content" in response:
                self.say(place, f"{status} has no body")
            self.check_content(response.get("content", {}), f"{place} {status}")

    def check_operations(self):
        ids, tags = set(), set()
        for method, path, operation in self.document.operations():
            self.check_operation(method, path, operation, ids)
            tags |= set(operation.get("tags", []))
        for tag in self.document.root["tags"]:
            if tag["name"] not in tags:
                self.say(f"tags/{tag['name']}", "no operation has it")


def main():
    try:
        document = Document()
    except yaml.YAMLError as error:
        raise SystemExit(f"{PATH}: {error}")
    if sys.argv[1:] == ["--operations"]:
        for method, path, _ in document.operations():
            print(method, path)
        return
    lint = Lint(document)
    lint.check_language()
    lint.check_components()
    if not lint.problems:  # what follows needs references that resolve
        lint.check_schemas()
        lint.check_operations()
    source_tree.finish("openapi", lint.problems)


main()
