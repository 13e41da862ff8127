#!/usr/bin/env python3
"""Checks the trees in Fixtures/Trees against CPython's own parser (3.12 or later).

For each case the text is parsed with `ast` and written as the same S-expression; cases that are not Python (the lines
of IPython) are passed over. Prints what differs; exits with status 1 if anything does.
"""
import ast
import pathlib
import sys
import warnings

OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>",
    ast.USub: "-", ast.UAdd: "+", ast.Invert: "~", ast.Not: "not", ast.And: "and", ast.Or: "or", ast.Eq: "==",
    ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.In: "in", ast.NotIn: "not in",
    ast.Is: "is", ast.IsNot: "is not",
}
COMPREHENSIONS = {ast.ListComp: "listcomp", ast.SetComp: "setcomp", ast.DictComp: "dictcomp", ast.GeneratorExp: "gen"}


def quoted(text):
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
    return '"' + "".join(escapes.get(c) or (f"\\x{ord(c):x}" if ord(c) < 32 else c) for c in text) + '"'


def form(head, *parts):
    return "(" + " ".join([head, *parts]) + ")"


def optional(node):
    return [expression(node)] if node is not None else []


def pattern(node):
    match node:
        case ast.MatchValue(value=value):
            return expression(value)
        case ast.MatchSingleton(value=value):
            return repr(value)
        case ast.MatchSequence(patterns=patterns):
            return form("seq", *map(pattern, patterns))
        case ast.MatchStar(name=name):
            return "*" + (">" + name if name else "_")
        case ast.MatchMapping(keys=keys, patterns=patterns, rest=rest):
            entries = [form(expression(k), pattern(p)) for k, p in zip(keys, patterns)]
            return form("map", *entries, *(["**" + rest] if rest else []))
        case ast.MatchClass(cls=cls, patterns=patterns, kwd_attrs=names, kwd_patterns=named):
            keywords = [form("=", name, pattern(p)) for name, p in zip(names, named)]
            return form("object", expression(cls), *map(pattern, patterns), *keywords)
        case ast.MatchOr(patterns=patterns):
            return form("|", *map(pattern, patterns))
        case ast.MatchAs(pattern=None, name=name):
            return ">" + name if name else "_"
        case ast.MatchAs(pattern=inner, name=name):
            return form("as", pattern(inner), name)


def decorators(node):
    return ["@" + expression(decorator) for decorator in node.decorator_list]


def arguments(positional, keywords):
    parts = [(a.lineno, a.col_offset, expression(a)) for a in positional]
    for k in keywords:
        text = form("=", k.arg, expression(k.value)) if k.arg else form("**", expression(k.value))
        parts.append((k.lineno, k.col_offset, text))
    return [text for *_, text in sorted(parts)]


def alias(name):
    return name.name + (":" + name.asname if name.asname else "")


def target(node):
    match node:
        case ast.Tuple() | ast.List():
            return form("seq", *map(target, node.elts))
        case ast.Starred():
            return form("*", target(node.value))
    return expression(node)


def parameters(arguments):
    def one(parameter, default=None, sign=""):
        text = sign + parameter.arg
        if parameter.annotation is not None:
            text += ":" + expression(parameter.annotation)
        return text + ("=" + expression(default) if default is not None else "")

    positional = arguments.posonlyargs + arguments.args
    required = len(positional) - len(arguments.defaults)
    parts = [one(p, arguments.defaults[i - required] if i >= required else None) for i, p in enumerate(positional)]
    if arguments.posonlyargs:
        parts.insert(len(arguments.posonlyargs), "/")
    if arguments.vararg:
        parts.append(one(arguments.vararg, sign="*"))
    elif arguments.kwonlyargs:
        parts.append("*")
    parts += [one(p, d) for p, d in zip(arguments.kwonlyargs, arguments.kw_defaults)]
    if arguments.kwarg:
        parts.append(one(arguments.kwarg, sign="**"))
    return "[" + " ".join(parts) + "]"


class Trees:
    def __init__(self, text):
        self.lines = text.splitlines()

    def suite(self, body):
        return "{" + " ".join(map(self.statement, body)) + "}"

    def otherwise(self, body):
        return ["else", self.suite(body)] if body else []

    def branches(self, node):
        parts = [expression(node.test), self.suite(node.body)]
        match node.orelse:
            case [ast.If() as inner] if self.lines[inner.lineno - 1][inner.col_offset :].startswith("elif"):
                return parts + self.branches(inner)
        return parts + self.otherwise(node.orelse)

    def statement(self, node):
        match node:
            case ast.Expr():
                return expression(node.value)
            case ast.Assign():
                return form("=", *map(target, node.targets), expression(node.value))
            case ast.AnnAssign():
                return form("ann", target(node.target), expression(node.annotation), *optional(node.value))
            case ast.AugAssign():
                return form(OPERATORS[type(node.op)] + "=", target(node.target), expression(node.value))
            case ast.If():
                return form("if", *self.branches(node))
            case ast.For():
                parts = [target(node.target), expression(node.iter), self.suite(node.body)]
                return form("for", *parts, *self.otherwise(node.orelse))
            case ast.While():
                return form("while", expression(node.test), self.suite(node.body), *self.otherwise(node.orelse))
            case ast.Break() | ast.Continue() | ast.Pass():
                return form(type(node).__name__.lower())
            case ast.FunctionDef():
                result = ["->", expression(node.returns)] if node.returns else []
                above = decorators(node)
                return form("def", *above, node.name, parameters(node.args), *result, self.suite(node.body))
            case ast.ClassDef():
                bases = arguments(node.bases, node.keywords) or ["_"]
                return form("class", *decorators(node), node.name, *bases, self.suite(node.body))
            case ast.Try():
                parts = [self.suite(node.body)]
                for handler in node.handlers:
                    name = [handler.name] if handler.name else []
                    parts += [form("except", *optional(handler.type), *name), self.suite(handler.body)]
                final = ["finally", self.suite(node.finalbody)] if node.finalbody else []
                return form("try", *parts, *self.otherwise(node.orelse), *final)
            case ast.Match():
                parts = []
                for case in node.cases:
                    condition = ["if", expression(case.guard)] if case.guard else []
                    parts += [pattern(case.pattern), *condition, self.suite(case.body)]
                return form("match", expression(node.subject), *parts)
            case ast.Raise():
                return form("raise", *optional(node.exc), *optional(node.cause))
            case ast.With():
                items = [
                    form("as", expression(i.context_expr), target(i.optional_vars))
                    if i.optional_vars
                    else expression(i.context_expr)
                    for i in node.items
                ]
                return form("with", *items, self.suite(node.body))
            case ast.Return():
                return form("return", *optional(node.value))
            case ast.Assert():
                return form("assert", expression(node.test), *optional(node.msg))
            case ast.Delete():
                return form("del", *map(target, node.targets))
            case ast.Global() | ast.Nonlocal():
                return form(type(node).__name__.lower(), *node.names)
            case ast.Import():
                return form("import", *map(alias, node.names))
            case ast.ImportFrom():
                return form("from", node.module, *map(alias, node.names))
        raise ValueError(node)


def formatted(values):
    parts = []
    for value in values:
        if isinstance(value, ast.Constant):
            parts += [quoted(value.value)] if value.value else []
            continue
        conversion = ["!" + chr(value.conversion)] if value.conversion >= 0 else []
        spec = [form(":", *formatted(value.format_spec.values))] if value.format_spec else []
        parts.append(form("{}", expression(value.value), *conversion, *spec))
    return parts


def expression(node):
    match node:
        case ast.Constant(value=str() as text):
            return quoted(text)
        case ast.Constant(value=value):
            return "..." if value is ... else repr(value)
        case ast.JoinedStr():
            return form("f", *formatted(node.values))
        case ast.Name():
            return node.id
        case ast.List() | ast.Tuple() | ast.Set():
            return form(type(node).__name__.lower(), *map(expression, node.elts))
        case ast.Dict():
            pairs = zip(node.keys, node.values)
            return form("dict", *(f"({expression(k)} {expression(v)})" if k else form("**", expression(v)) for k, v in pairs))
        case ast.Attribute():
            return form(".", expression(node.value), node.attr)
        case ast.Call():
            return form("call", expression(node.func), *arguments(node.args, node.keywords))
        case ast.Yield():
            return form("yield", *optional(node.value))
        case ast.YieldFrom():
            return form("yield-from", expression(node.value))
        case ast.Subscript():
            return form("[]", expression(node.value), expression(node.slice))
        case ast.Slice():
            return form(":", *(expression(x) if x else "_" for x in (node.lower, node.upper, node.step)))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=9223372036854775808)):
            return "-9223372036854775808"
        case ast.UnaryOp():
            return form(OPERATORS[type(node.op)], expression(node.operand))
        case ast.BinOp():
            return form(OPERATORS[type(node.op)], expression(node.left), expression(node.right))
        case ast.Compare():
            steps = zip(node.ops, node.comparators)
            parts = [part for op, value in steps for part in (OPERATORS[type(op)], expression(value))]
            return form("cmp", expression(node.left), *parts)
        case ast.BoolOp():
            return form(OPERATORS[type(node.op)], *map(expression, node.values))
        case ast.IfExp():
            return form("?:", expression(node.test), expression(node.body), expression(node.orelse))
        case ast.Lambda():
            return form("lambda", parameters(node.args), expression(node.body))
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            result = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
            clauses = [form("for", target(g.target), expression(g.iter), *map(expression, g.ifs)) for g in node.generators]
            return form(COMPREHENSIONS[type(node)], *map(expression, result), *clauses)
        case ast.NamedExpr():
            return form(":=", node.target.id, expression(node.value))
        case ast.Starred():
            return form("*", expression(node.value))
    raise ValueError(node)


def main():
    warnings.simplefilter("ignore")
    checked = differing = 0
    for path in sorted((pathlib.Path(__file__).parent / "Fixtures" / "Trees").glob("*.txt")):
        if path.stem == "IPython":
            continue
        for case in path.read_text(encoding="utf-8").split("---\n"):
            text, _, pinned = case.partition("#=")
            trees = Trees(text)
            expected = " ".join(map(trees.statement, ast.parse(text).body))
            checked += 1
            if expected != pinned.strip():
                differing += 1
                print(f"{path.name}:\n{text}  CPython: {expected}\n  pinned:  {pinned.strip()}")
    print(f"{checked} cases, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
