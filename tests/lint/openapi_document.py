"""The API's document with its references resolved, for the checks of this folder."""
import re
import yaml
from jsonschema import Draft202012Validator, FormatChecker
import source_tree

PATH = "resources/api/openapi.yaml"
METHODS = ("get", "put", "post", "delete", "patch")
ANNOTATIONS = {"description", "default", "examples", "title", "deprecated"}


class StrictLoader(yaml.SafeLoader):
    """Refuses what YAML would let pass silently: a name given twice, and names that are no texts."""

    def construct_mapping(self, node, deep=False):
        names = [self.construct_object(key, deep=True) for key, _ in node.value]
        for number, name in enumerate(names):
            if not isinstance(name, str) or name in names[:number]:
                raise yaml.constructor.ConstructorError(
                    None, None, f"“{name}” is given twice, or is no text: quote it", node.start_mark)
        return super().construct_mapping(node, deep)


# A date that somebody forgot to quote stays the text that it is in JSON.
StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}

formats = FormatChecker(formats=())
for name, pattern in {
        "uuid": r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
        "date": r"\d{4}-\d\d-\d\d",
        "date-time": r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)",
        "email": r"[^@\s]+@[^@\s]+\.[^@\s]+",
        "uri": r"[a-z][a-z0-9+.-]*:\S+",
        "uri-reference": r"\S*"}.items():
    formats.checks(name)(lambda value, whole=re.compile(pattern): not isinstance(value, str)
                         or whole.fullmatch(value) is not None)


class Document:
    def __init__(self):
        self.root = yaml.load(source_tree.text(PATH), StrictLoader)
        self._closed = {}

    def operations(self):
        """("GET", "/trades/{id}", operation) of each."""
        for path, item in self.root["paths"].items():
            for method in METHODS:
                if method in item:
                    yield method.upper(), path, item[method]

    def resolve(self, reference):
        """What "#/components/schemas/Trade" names; KeyError when there is none."""
        if not reference.startswith("#/"):
            raise KeyError(reference)
        value = self.root
        for name in reference[2:].split("/"):
            value = value[name.replace("~1", "/").replace("~0", "~")]
        return value

    def at(self, value):
        """The value itself, or what it refers to."""
        return self.resolve(value["$ref"]) if "$ref" in value else value

    def closed(self, schema):
        """The schema on its own, where no object may have a member that the document does not name: replies may
        gain members, but never without the document."""
        key = id(schema)
        if key not in self._closed:
            self._closed[key] = (schema, Draft202012Validator(self._whole(schema, True), format_checker=formats))
        return self._closed[key][1]

    def _whole(self, schema, close):
        if not isinstance(schema, dict):
            return schema
        if "$ref" in schema:
            beside = {name: value for name, value in schema.items() if name != "$ref"}
            target = self._whole(self.resolve(schema["$ref"]), close)
            return target if set(beside) <= ANNOTATIONS else {"allOf": [target], **self._whole(beside, False)}
        whole = dict(schema)
        for name in ("properties", "patternProperties"):
            if name in schema:
                whole[name] = {key: self._whole(value, True) for key, value in schema[name].items()}
        for name in ("items", "additionalProperties"):
            if name in schema:
                whole[name] = self._whole(schema[name], True)
        for name in ("anyOf", "oneOf"):
            if name in schema:
                whole[name] = [self._whole(value, close) for value in schema[name]]
        if "allOf" in schema:
            whole["allOf"] = [self._whole(value, False) for value in schema["allOf"]]
        if close and ("properties" in schema or "allOf" in schema) and "additionalProperties" not in schema:
            whole["unevaluatedProperties" if "allOf" in schema else "additionalProperties"] = False
        return whole


def complaints(validator, value, limit=3):
    """The first faults of a value in words, "items/0/pnl: 'x' is not of type 'number'"."""
    found = []
    for error in validator.iter_errors(value):
        causes = [error]
        while causes[-1].context:  # of anyOf, the branch that comes nearest
            causes.append(max(causes[-1].context, key=lambda cause: len(cause.absolute_path)))
        path = "/".join(str(part) for part in causes[-1].absolute_path)
        found.append(f"{path or 'as a whole'}: {causes[-1].message[:200]}")
        if len(found) == limit:
            break
    return found
