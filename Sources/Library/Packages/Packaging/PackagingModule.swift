package import Evaluator

/// `packaging.version`, which notebooks compare versions with.
package enum PackagingModule {
  package static func add(to table: inout ModuleTable) {
    table.add(version, at: "packaging.version")
    table.add(
      WrittenModule("packaging", doc: "Versions of packages.", "import packaging.version as version"),
      at: "packaging")
  }

  private static let version = WrittenModule(
    "packaging.version", doc: "Versions of packages.",
    #"""
    import re as _re

    class InvalidVersion(ValueError):
        """A text that is no version."""

    _FORM = _re.compile(
        r"v?(?:(?P<epoch>[0-9]+)!)?(?P<release>[0-9]+(?:\.[0-9]+)*)"
        r"(?P<pre>[-_.]?(?P<pre_letter>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?P<pre_number>[0-9]+)?)?"
        r"(?P<post>(?:-(?P<post_plain>[0-9]+))|(?:[-_.]?(?P<post_letter>post|rev|r)[-_.]?(?P<post_number>[0-9]+)?))?"
        r"(?P<dev>[-_.]?dev[-_.]?(?P<dev_number>[0-9]+)?)?"
        r"(?:\+(?P<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?")

    _LETTERS = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}

    class Version:
        """A version by the rules of Python's packages: Version("2.10.1") > Version("2.9")."""

        def __init__(self, version):
            found = _FORM.fullmatch(version.strip().lower())
            if not found:
                raise InvalidVersion(f"Invalid version: {version!r}")
            part = found.group
            self.epoch = int(part("epoch") or 0)
            self.release = tuple(int(number) for number in part("release").split("."))
            letter = part("pre_letter")
            self.pre = (_LETTERS.get(letter, letter), int(part("pre_number") or 0)) if letter else None
            self.post = int(part("post_plain") or part("post_number") or 0) if part("post") else None
            self.dev = int(part("dev_number") or 0) if part("dev") else None
            local = part("local")
            self.local = ".".join(_re.split("[-_.]", local)) if local else None

        @property
        def major(self):
            """The first number."""
            return self.release[0]

        @property
        def minor(self):
            """The second number, or 0."""
            return self.release[1] if len(self.release) > 1 else 0

        @property
        def micro(self):
            """The third number, or 0."""
            return self.release[2] if len(self.release) > 2 else 0

        @property
        def base_version(self):
            """The numbers alone, as text."""
            numbers = ".".join(str(number) for number in self.release)
            return f"{self.epoch}!{numbers}" if self.epoch else numbers

        @property
        def public(self):
            """The version without its local part, as text."""
            return str(self).split("+")[0]

        @property
        def is_prerelease(self):
            """Whether it comes before the release of its numbers."""
            return self.pre is not None or self.dev is not None

        @property
        def is_postrelease(self):
            """Whether it comes after the release of its numbers."""
            return self.post is not None

        @property
        def is_devrelease(self):
            """Whether it is of a development."""
            return self.dev is not None

        @property
        def _key(self):
            release = list(self.release)
            while len(release) > 1 and release[-1] == 0:
                release.pop()
            if self.pre is not None:
                pre = (1, self.pre)
            elif self.dev is not None and self.post is None:
                pre = (0, ("", 0))
            else:
                pre = (2, ("", 0))
            post = -1 if self.post is None else self.post
            dev = (1, 0) if self.dev is None else (0, self.dev)
            local = ()
            if self.local is not None:
                local = tuple((1, int(p), "") if p.isdigit() else (0, 0, p) for p in self.local.split("."))
            return (self.epoch, tuple(release), pre, post, dev, self.local is not None, local)

        def __hash__(self):
            return hash(self._key)

        def __eq__(self, other):
            return self._key == other._key if isinstance(other, Version) else NotImplemented

        def __lt__(self, other):
            return self._key < other._key if isinstance(other, Version) else NotImplemented

        def __le__(self, other):
            return self._key <= other._key if isinstance(other, Version) else NotImplemented

        def __gt__(self, other):
            return self._key > other._key if isinstance(other, Version) else NotImplemented

        def __ge__(self, other):
            return self._key >= other._key if isinstance(other, Version) else NotImplemented

        def __str__(self):
            text = self.base_version
            if self.pre is not None:
                text += f"{self.pre[0]}{self.pre[1]}"
            if self.post is not None:
                text += f".post{self.post}"
            if self.dev is not None:
                text += f".dev{self.dev}"
            if self.local is not None:
                text += f"+{self.local}"
            return text

        def __repr__(self):
            return f"<Version('{self}')>"

    def parse(version):
        """The version of a text."""
        return Version(version)
    """#)
}
