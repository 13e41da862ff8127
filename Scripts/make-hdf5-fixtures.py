"""Writes HDF5 files of all the kinds that Keras and h5py write, and what h5py reads in them.

    python hdf5.py FOLDER             the files, and expected.json
    python hdf5.py FOLDER --extra     more of them: larger ones, whose trees have more levels, and more layouts
    python hdf5.py FOLDER --expect    only expected.json, from the files that are there

A file is named by what it is about and by the oldest HDF5 whose layout it keeps to: "earliest" is what h5py, and so
Keras, writes unless told otherwise; "v108" and "v110" are 1.8 and 1.10; "latest" is the newest. All is the same each
time. `survey.py` tells what is in a file.

expected.json has an entry for each file: "groups" and "arrays" by their paths ("" is the whole file), with attributes;
"same", further paths to one of these; "absent", what has to count as not there. "refusable" may be refused, but if it
is read, then as told. Numbers are as Float64; of more than 64 there are the first and last eight and the sum. Long
texts are told by the CRC-32 of all, joined by line ends.
"""

import contextlib
import ctypes
import datetime
import json
import math
import os
import pathlib
import re
import struct
import sys
import time
import zipfile
import zlib
from unittest import mock

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import h5py
import numpy as np
from h5py import h5a, h5d, h5f, h5g, h5l, h5o, h5p, h5s, h5t

CASES = []
VERSIONS = {
    "earliest": h5f.LIBVER_EARLIEST, "v108": h5f.LIBVER_V18, "v110": h5f.LIBVER_V110, "latest": h5f.LIBVER_LATEST,
}
# The time of all objects that keep one, and of the entries of archives.
TIME = 1_600_000_000


def case(name, *versions, prepare=None, refusable=False, extra=False):
    """Marks a function that fills a file, once for each version.

    `prepare`: a function of the list of properties that the file is made with. `refusable`: a reader may say that it
    does not read such files. `extra`: not one of those that tests need every day.
    """

    def mark(build):
        for version in versions:
            CASES.append((f"{name}-{version}.h5", version, build, prepare, refusable, extra))
        return build

    return mark


# Functions that h5py does not wrap, from the library that h5py itself uses


def call(name, *arguments):
    """A function of the HDF5 library: numbers go in as 64 bits, which is right for all that is called here."""
    global library
    if "library" not in globals():
        maps = pathlib.Path("/proc/self/maps").read_text()
        library = ctypes.CDLL(re.search(r"/\S*/libhdf5[-.]\S*", maps).group())
    function = getattr(library, name)
    function.restype = ctypes.c_int64 if name in ("H5Acreate2", "H5Pcreate") else ctypes.c_int
    given = [ctypes.c_int64(a) if isinstance(a, int) else a for a in arguments]
    result = function(*given)
    if result < 0:
        raise RuntimeError(name)
    return result


def properties(name, *arguments):
    """A function that sets properties: `properties("H5Pset_sym_k", 2, 1)`."""
    return lambda plist: call(name, plist.id, *arguments)


# Values


def numbers(shape, dtype="f4", first=0):
    """Small numbers without repetition nearby: multiples of 1/8 for floats, whole for integers; exact in every type."""
    dtype = np.dtype(dtype)
    i = np.arange(first, first + int(np.prod(shape)))
    values = i * 37 % 101
    if dtype.kind == "f":
        values = (values - 50) / 8
    elif dtype.kind == "i":
        values = values - 50
    elif dtype.kind == "b":
        values = values % 2
    return values.astype(dtype).reshape(shape)


def dataset(group, name, data=None, *, set, shape=None, dtype=None, chunks=None, maxshape=None, fillvalue=None):
    """An array with properties that `create_dataset` does not support: functions of the property list."""
    plist = h5p.create(h5p.DATASET_CREATE)
    plist.set_obj_track_times(False)
    if chunks:
        plist.set_chunk(chunks)
    if fillvalue is not None:
        plist.set_fill_value(np.array(fillvalue, dtype))
    for function in set:
        function(plist)
    if data is not None:
        shape, dtype = data.shape, data.dtype
    space = h5s.create_simple(shape, tuple(h5s.UNLIMITED if n is None else n for n in maxshape or shape))
    made = h5py.Dataset(h5d.create(group.id, name.encode(), h5t.py_create(np.dtype(dtype), logical=True), space, plist))
    if data is not None:
        made[...] = data
    return made


def compact(plist):
    plist.set_layout(h5d.COMPACT)


def early(plist):
    plist.set_alloc_time(h5d.ALLOC_TIME_EARLY)


def is_new(f):
    return f.id.get_access_plist().get_libver_bounds()[0] != h5f.LIBVER_EARLIEST


def long_text(dtype="utf-8"):
    return h5py.string_dtype(dtype)


def fixed_texts(group, name, values, size, padding, charset=h5t.CSET_ASCII, shape=None):
    """An attribute of texts of a fixed size, with a padding of choice."""
    kind = h5t.C_S1.copy()
    kind.set_size(size)
    kind.set_strpad(padding)
    kind.set_cset(charset)
    space = h5s.create(h5s.SCALAR) if shape is None else h5s.create_simple(shape)
    attribute = h5a.create(group.id, name.encode(), kind, space)
    # As they are, byte by byte.
    attribute.write(np.array(values, dtype=f"S{size}"), mtype=kind)


# Small files of every version


@case("empty", "earliest", "v108", "v110", "latest")
def empty(f):
    pass


@case("basic", "earliest", "latest")
@case("basic", "v108", "v110", extra=True)
def basic(f):
    f.attrs["title"] = "Grüße aus Zürich"
    f.attrs["fixed"] = np.bytes_("ten bytes.")
    f.attrs["names"] = np.array([b"dense", b"conv2d", b"batch_normalization"])
    f.attrs["long names"] = np.array(["a", "", "ünïcödé"], dtype=long_text())
    f["floats"] = numbers((3, 4))
    f["more/deeper/doubles"] = numbers((2, 2, 3), "f8")
    f["more/scalar"] = np.float32(2.5)
    f["more/count"] = np.int64(1234567)
    f["more"].attrs["weight_names"] = np.array([b"scalar", b"count"])
    f.create_group("hollow").attrs["weight_names"] = []
    f["null"] = h5py.Empty("f4")
    f["nothing"] = np.zeros((0, 3), "f4")
    f["flags"] = np.array([True, False, True, True])
    dataset(f, "compact", numbers((5,)), set=[compact])
    dataset(f, "compact scalar", np.float64(-3.25), set=[compact])
    f.create_dataset("unwritten", (2, 3), "f4", fillvalue=1.5)
    f.create_dataset("zeros", (70,), "f4")
    f["floats"].attrs["unit"] = "metre"
    f["more/scalar"].attrs["dtype"] = "float32"


@case("userblock-512", "earliest", "latest", prepare=lambda plist: plist.set_userblock(512))
@case("userblock-2048", "earliest", extra=True, prepare=lambda plist: plist.set_userblock(2048))
def userblock(f):
    """All addresses are relative to the end of the block."""
    f.attrs["long"] = ["in", "the", "heap"]
    f["group/floats"] = numbers((4, 3))
    f.create_dataset("chunks", data=numbers((5, 7)), chunks=(2, 3), compression="gzip")
    if is_new(f):
        f.create_dataset("one", data=numbers((6,)), chunks=(6,))


# Types


@case("types", "latest")
@case("types", "earliest", extra=True)
def types(f):
    for order, title in ("<", "little"), (">", "big"):
        for kind in "f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8".split():
            values = numbers((7,), kind)
            if kind[0] in "iu":
                limits = np.iinfo(kind)
                values[:3] = limits.min, limits.max, limits.max - 1
            dtype = np.dtype(order + kind)
            f[f"{title}/{np.dtype(kind).name}"] = values.astype(dtype)
        for kind in "f2", "f4", "f8":
            limits = np.finfo(kind)
            special = [0.0, -0.0, 1.0, limits.max, limits.min, limits.tiny, limits.smallest_subnormal,
                       -limits.smallest_subnormal, limits.tiny - limits.smallest_subnormal, np.inf, -np.inf, np.nan]
            f[f"{title}/special {np.dtype(kind).name}"] = np.array(special, order + kind)
    f["bool"] = np.array([[True, False], [False, True]])
    # To be rounded to a Float: half-way cases, and what is too large or too small for one.
    f["rounding float64"] = np.array(
        [1 + 2**-24, 1 + 3 * 2**-24, 1 + 2**-24 + 2**-50, 3.5e38, -1e300, 1e-46, 1.2e-45, 1e-300])
    f["rounding int32"] = np.array([2**24 + 1, 2**24 + 3, -(2**24 + 1), 2**31 - 1], "i4")
    f["rounding int64"] = np.array([2**53 + 1, 2**62 + 2**38 + 1, -(2**63), 2**63 - 1], "i8")
    f["rounding uint64"] = np.array([2**64 - 1, 2**63 + 2**39, 2**63 + 2**39 + 1, 2**40 + 2**16], "u8")


@case("types-odd", "latest")
@case("types-odd", "earliest", extra=True)
def odd_types(f):
    """Types that are not numbers, and numbers that no tensor library writes: to be refused when they are read."""
    f["text"] = np.array([b"one", b"two"])
    f["long text"] = np.array(["one", "two"], dtype=long_text())
    f["scalar text"] = "hello"
    f["compound"] = np.array([(1, 2.5), (3, 4.5)], dtype=[("a", "i4"), ("b", "f4")])
    f["complex"] = np.array([1 + 2j, 3 - 4j], "c8")
    f["opaque"] = np.array([b"\x01\x02", b"\x03\x04"], dtype="V2")
    f.create_dataset("arrays", (2,), np.dtype(("f4", (3,))))
    f["references"] = np.array([f["text"].ref], dtype=h5py.ref_dtype)
    f.create_dataset("regions", (1,), h5py.regionref_dtype)[0] = f["text"].regionref[0:1]
    lists = f.create_dataset("lists", (2,), h5py.vlen_dtype("i4"))
    lists[0], lists[1] = [1, 2, 3], [4]
    f.create_dataset("enumeration", data=numbers((4,), "u1") % 3, dtype=h5py.enum_dtype({"a": 0, "b": 1, "c": 2}, "u1"))

    brain = h5t.IEEE_F32LE.copy()
    brain.set_fields(15, 7, 8, 0, 7)
    brain.set_precision(16)
    brain.set_size(2)
    brain.set_ebias(127)
    twelve = h5t.STD_I16LE.copy()
    twelve.set_precision(12)
    twelve.set_offset(2)
    shifted = h5t.STD_U32BE.copy()
    shifted.set_precision(24)
    kinds = {
        "brain float": (brain, h5t.NATIVE_FLOAT, numbers((5,))),
        "12 bits": (twelve, h5t.NATIVE_INT16, numbers((5,), "i2")),
        "24 bits": (shifted, h5t.NATIVE_UINT32, numbers((5,), "u4")),
        "long double": (h5t.NATIVE_LDOUBLE, h5t.NATIVE_LDOUBLE, np.zeros(5, np.longdouble)),
        "bits": (h5t.STD_B8LE, h5t.STD_B8LE, numbers((5,), "u1")),
        "time": (h5t.UNIX_D32LE, None, numbers((5,), "i4")),
    }
    # Its padding has to be zeros, each time.
    kinds["long double"][2][:] = numbers((5,), "f8")
    for name, (stored, given, values) in kinds.items():
        made = h5d.create(f.id, name.encode(), stored, h5s.create_simple(values.shape))
        if given is not None:
            made.write(h5s.ALL, h5s.ALL, values, mtype=given)


@case("shapes", "earliest", "latest")
def shapes(f):
    f["rank 0"] = np.float32(1.25)
    f["rank 6"] = numbers((1, 2, 1, 3, 2, 2))
    f["rank 9"] = numbers((2, 1, 1, 2, 1, 1, 2, 1, 1))
    f["rank 32"] = numbers((1,) * 31 + (2,))
    f["empty"] = np.zeros((3, 0, 2), "f4")
    f.create_dataset("empty chunks", (0, 4), "f4", maxshape=(None, 4), chunks=(2, 2))
    f["null"] = h5py.Empty("f8")
    # More elements than there is memory for, none of which is written.
    f.create_dataset("immense", (1 << 40, 1 << 20), "f4")
    f.create_dataset("immense chunks", (1 << 40, 1 << 20), "f4", chunks=(1024, 1024), compression="gzip")
    f.create_dataset("too large to count", (1 << 40, 1 << 40), "f4", chunks=(1024, 1024))


# Groups


@case("groups-symbols", "earliest")
def symbols(f):
    """Old groups: a tree of two levels, names that were removed, names of all sorts."""
    many = f.create_group("many")
    many["number"] = np.float32(7)
    for index in range(140):
        many[f"{index:03}"] = many["number"] if index % 10 else h5py.SoftLink("/many/number")
    fewer = f.create_group("fewer")
    for index in range(20):
        fewer[f"{index}"] = many["number"]
    for index in range(0, 20, 2):
        del fewer[f"{index}"]
    # Names marked as UTF-8 make the group one of the newer kind, with all that it holds; unmarked they do not.
    newer = f.create_group("newer")
    for name in "kernel:0", "Größe", "日本語":
        newer[name] = many["number"]
    names = f.create_group("names")
    for name in ("Größe", "日本語", "kernel:0", "with spaces ", ".hidden", "x" * 300, "…" * 90, "A", "a", "a b",
                 "a-b"):
        names.id.links.create_hard(name.encode(), f.id, b"many/number")
    f.create_group("hollow")


@case("groups-symbols-deep", "earliest", prepare=properties("H5Pset_sym_k", 2, 1))
def deep_symbols(f):
    """Small nodes: a tree of four levels; the superblock says how small."""
    f["number"] = numbers((3,))
    group = f.create_group("many")
    for index in range(60):
        group[f"{index * 37 % 60:02}"] = f["number"]


@case("groups-links", "latest")
def links_of_groups(f):
    """New groups: links in the header, and in a heap with a tree of one, two and more nodes."""
    f["number"] = numbers((3,))
    number = f["number"]
    for count in 1, 8, 9, 30, 64:
        group = f.create_group(f"{count}")
        for index in range(count):
            group[f"link {index}"] = f["number"]
    # Back in the header once there are few.
    shrunk = f.create_group("shrunk")
    for index in range(10):
        shrunk[f"{index}"] = f["number"]
    for index in range(7):
        del shrunk[f"{index}"]
    holes = f.create_group("holes")
    for index in range(48):
        holes[f"{index} with a longer name"] = f["number"]
    for index in range(0, 48, 2):
        del holes[f"{index} with a longer name"]
    names = f.create_group("names")
    for name in "Größe", "日本語", "kernel:0", "x" * 300, "A", "a":
        names[name] = number
    mixed = f.create_group("mixed")
    for index in range(16):
        mixed[f"{index}"] = f["number"] if index % 2 else h5py.SoftLink(f"/30/link {index}")
    f.create_group("hollow")


@case("groups-ordered", "latest", prepare=lambda plist: ordered(plist))
@case("groups-ordered", "earliest", extra=True, prepare=lambda plist: ordered(plist))
def ordered_groups(f):
    """What `track_order=True` makes: the order of creation is kept, and has a tree of its own."""
    f.attrs["first"], f.attrs["before"] = np.bytes_("1"), np.bytes_("2")
    f.create_dataset("number", data=np.float32(3), track_order=True)
    f["number"].attrs["b"], f["number"].attrs["a"] = np.bytes_("b"), np.bytes_("a")
    for count in 3, 50:
        group = f.create_group(f"{count}", track_order=True)
        for index in reversed(range(count)):
            group[f"{index:02}"] = f["number"]
        for index in range(count // 2):
            group.attrs[f"{index}"] = np.bytes_(f"{count} {index}")
    # Followed, not indexed.
    group = new_group(f, "followed", lambda plist: (plist.set_link_creation_order(1), plist.set_attr_creation_order(1)))
    for index in range(12):
        group[f"{index}"] = f["number"]
        group.attrs[f"{index}"] = np.bytes_(f"{index}")


def new_group(f, name, *functions):
    """A group with properties."""
    plist = h5p.create(h5p.GROUP_CREATE)
    for function in functions:
        function(plist)
    return h5py.Group(h5g.create(f.id, name.encode(), gcpl=plist))


def ordered(plist):
    plist.set_link_creation_order(3)
    plist.set_attr_creation_order(3)


# Headers of objects


@case("headers", "earliest", "latest")
def headers(f):
    """Headers with continuations and gaps."""
    grown = f.create_group("grown")
    plain = f.create_dataset("plain", data=numbers((4,)))
    for index in range(7):
        # Alternating, so that no header can grow in place.
        grown.attrs[f"text {index}"] = np.bytes_("x" * (index * 20 + 1))
        plain.attrs[f"number {index}"] = numbers((index + 1,), "i4")
        plain.attrs[f"text {index}"] = np.bytes_("y" * (index * 15 + 1))
        f.create_dataset(f"between {index}", data=np.float32(index))
    for index in 1, 3, 4:
        del grown.attrs[f"text {index}"]
        del plain.attrs[f"text {index}"]
    grown.attrs["last"] = plain.attrs["last"] = np.bytes_("end")
    f["twice"] = f["thrice"] = plain
    # 300 and 1,000 bytes in the header itself: two bytes for its length.
    dataset(f, "compact 300", numbers((75,)), set=[compact])
    dataset(f, "compact 1000", numbers((250,)), set=[compact])
    # No fill value, not even a zero.
    dataset(f, "unfilled", numbers((3,)), set=[
        lambda plist: call("H5Pset_fill_value", plist.id, h5t.IEEE_F32LE.id, None)])
    # Many attributes, and not in a heap although they may be.
    many = new_group(f, "many", lambda plist: plist.set_attr_phase_change(60, 50))
    for index in range(25):
        many.attrs[f"{index}"] = np.bytes_(f"attribute {index}")
    # Ready for many links at once.
    ready = new_group(f, "ready", properties("H5Pset_est_link_info", 40, 30),
                      properties("H5Pset_link_phase_change", 50, 40))
    for index in range(45):
        ready[f"a link named {index}"] = plain
    # When they were made and changed, as h5py did before 3.0.
    timed = f.create_dataset("timed", data=numbers((3,)), track_times=True)
    f.create_dataset("untimed", data=numbers((3,)), track_times=False)
    timed.attrs["unit"] = np.bytes_("s")


# Attributes


@case("attributes", "earliest", "latest")
def attributes(f):
    """Texts of all kinds, fewer than nine on an object."""
    pads = {"terminated": h5t.STR_NULLTERM, "padded": h5t.STR_NULLPAD, "spaced": h5t.STR_SPACEPAD}
    for title, padding in pads.items():
        group = f.create_group(title)
        fixed_texts(group, "one", b"kernel" if title != "spaced" else b"kernel    ", 10, padding)
        fixed_texts(group, "exact", b"kernel", 6 + (title == "terminated"), padding)
        end = 1 if title == "terminated" else 0
        fixed_texts(group, "several", [b"a  ", b"bcd", b"   ", b"e f"], 3 + end, padding, shape=(4,))
        fixed_texts(group, "square", [[b"aa", b"b "], [b"cc", b"dd"]], 2 + end, padding, shape=(2, 2))
        fixed_texts(group, "utf-8", "Größe".encode(), 8, padding, h5t.CSET_UTF8)
        fixed_texts(group, "latin-1", b"Gr\xf6\xdfe" + (b" " if title == "spaced" else b""), 6, padding)
    group = f.create_group("long")
    group.attrs["one"] = "text"
    group.attrs["ascii"] = np.array("plain", dtype=long_text("ascii"))
    group.attrs["empty"] = ""
    group.attrs["several"] = ["one", "", "three", "日本語"]
    group.attrs["square"] = np.array([["a", "b"], ["c", "d"]], dtype=long_text())
    # Never written: no address.
    h5a.create(group.id, b"unwritten", h5t.py_create(long_text(), logical=True), h5s.create_simple((3,)))
    if not is_new(f):
        # Separate heaps.
        group.attrs["large"] = "0123456789" * 420
        group.attrs["many"] = [f"a text in the heap, number {index}" for index in range(30)]
    group = f.create_group("none")
    group.attrs["floats"] = []
    group.attrs["texts"] = np.array([], "S4")
    group.attrs["long texts"] = np.array([], long_text())
    group.attrs["null"] = h5py.Empty("S4")
    group.attrs["null long"] = h5py.Empty(long_text())
    group.attrs["null float"] = h5py.Empty("f4")
    group = f.create_group("others")
    group.attrs["number"] = 3
    group.attrs["floats"] = numbers((2, 3))
    group.attrs["flag"] = True
    group.attrs["compound"] = np.array([(1, 2.5)], dtype=[("a", "i4"), ("b", "f4")])
    group.attrs["reference"] = f["long"].ref
    group.attrs["lists"] = np.array([np.array([1, 2]), np.array([3])], dtype=object).astype(h5py.vlen_dtype("i4"))
    # Names.
    group = f.create_group("names")
    group.attrs["name with spaces"] = "1"
    group.attrs["Größe"] = "2"
    group.attrs["n" * 300] = "3"
    encoded = call("H5Pcreate", ctypes.c_int64.in_dll(library, "H5P_CLS_ATTRIBUTE_CREATE_ID_g").value)
    call("H5Pset_char_encoding", encoded, h5t.CSET_UTF8)
    kind, scalar = h5t.py_create(np.dtype("S3")), h5s.create(h5s.SCALAR)
    call("H5Acreate2", group.id.id, "Länge".encode(), kind.id, scalar.id, encoded, 0)
    h5a.open(group.id, "Länge".encode()).write(np.array(b"abc"))


@case("attributes-dense", "latest")
def dense_attributes(f):
    """More than eight: in a heap, with a tree; values over 4 KiB are stored separately."""
    f["number"] = numbers((3,))
    for count in 9, 34:
        group = f.create_group(f"{count}")
        for index in range(count):
            group.attrs[f"attribute {index}"] = f"{index}" if index % 2 else np.bytes_("fixed" * (index % 9 + 1))
    group = f.create_group("long")
    for index in range(10):
        group.attrs[f"short {index}"] = "s"
    group.attrs["4,200 bytes"] = np.array([b"0123456789"] * 420)
    group.attrs["long texts"] = [f"text {index}" for index in range(12)]
    # Back in the header once there are few.
    shrunk = f.create_group("shrunk")
    for index in range(9):
        shrunk.attrs[f"{index}"] = np.bytes_("s")
    for index in range(5):
        del shrunk.attrs[f"{index}"]
    for index in range(9):
        f["number"].attrs[f"{index}"] = "on a dataset"


@case("attributes-committed", "earliest", "latest")
def committed(f):
    """Named types, which are referred to."""
    f["text type"] = np.dtype("S8")
    f["long type"] = long_text()
    f["float type"] = np.dtype("<f4")
    group = f.create_group("group")
    group.attrs.create("text", np.array([b"one", b"two"]), dtype=f["text type"])
    group.attrs.create("long", np.array(["three", "four"], dtype=object), dtype=f["long type"])
    group.attrs.create("float", 2.5, dtype=f["float type"])
    f.create_dataset("floats", data=numbers((4, 2)), dtype=f["float type"])
    f.create_dataset("chunks", data=numbers((4, 2)), dtype=f["float type"], chunks=(3, 2), compression="gzip")
    # Enough of them for a heap, where the version has one.
    many = f.create_group("many")
    for index in range(10):
        many.attrs.create(f"{index}", np.array(b"text"), dtype=f["text type"])


@case("shared-messages", "earliest", "latest", refusable=True, extra=True, prepare=lambda plist: (
    call("H5Pset_shared_mesg_nindexes", plist.id, 1), call("H5Pset_shared_mesg_index", plist.id, 0, 0x1F, 20)))
def shared_messages(f):
    """Messages shared by several objects, in a heap of the file. Hardly used in practice."""
    for index in range(5):
        f[f"same {index}"] = numbers((3, 4))
        f[f"same {index}"].attrs["the same text"] = np.bytes_("shared by all of them")
    f.attrs["the same text"] = np.bytes_("shared by all of them")


# Chunks, older: a B-tree


@case("chunks", "earliest")
@case("chunks", "v108", extra=True)
def chunks(f):
    f.create_dataset("edges", data=numbers((5, 7)), chunks=(2, 3), compression="gzip", shuffle=True, fletcher32=True)
    # Two levels.
    f.create_dataset("many", data=numbers((70,), "i1"), chunks=(1,))


@case("chunks-small-nodes", "earliest", prepare=properties("H5Pset_istore_k", 2))
def chunks_in_small_nodes(f):
    """A tree of many levels, whose nodes hold four chunks; the superblock says so, and is of version 1."""
    f.create_dataset("deep", data=numbers((40,)), chunks=(1,))
    f.create_dataset("exact", data=numbers((4, 6)), chunks=(2, 3))
    f.create_dataset("three axes", data=numbers((3, 5, 4), "f8"), chunks=(2, 2, 3), compression="gzip", shuffle=True)
    f.create_dataset("larger than it", data=numbers((3,)), chunks=(10,), maxshape=(None,))
    f.create_dataset("unwritten", (5, 5), "f4", chunks=(2, 2), fillvalue=3)
    f.create_dataset("deep 2", data=numbers((6, 5), "i2"), chunks=(1, 2), compression="gzip", shuffle=True)
    for filters in "gzip", "shuffle", "fletcher32", "gzip fletcher32":
        f.create_dataset(filters, data=numbers((5, 3), "f4"), chunks=(2, 3), shuffle="shuffle" in filters,
                         compression="gzip" if "gzip" in filters else None, fletcher32="fletcher32" in filters)
    f.create_dataset("half a million", data=np.ones((1000, 500), "f4"), chunks=(1000, 500), compression="gzip",
                     compression_opts=9)
    missing = f.create_dataset("missing", (6, 6), "f4", chunks=(2, 2), fillvalue=-1.5)
    missing[2:4, 1:3] = 5
    for kind in "u1", "<i2", ">f4", "?":
        f.create_dataset(f"shuffled {np.dtype(kind).name} {kind[0]}", data=numbers((11,), kind), chunks=(4,),
                         shuffle=True, compression="gzip", fletcher32=True)
    # Filters in another order than h5py's: the sums come first.
    dataset(f, "sum first", numbers((9,), "f4"), chunks=(4,), set=[
        lambda plist: plist.set_fletcher32(), lambda plist: plist.set_shuffle(), lambda plist: plist.set_deflate(6)])
    dataset(f, "gzip twice", numbers((9,), "f4"), chunks=(4,), set=[
        lambda plist: plist.set_deflate(6), lambda plist: plist.set_deflate(6)])
    # Chunks that one or all filters passed over.
    passed = f.create_dataset("passed over", (12,), "f4", chunks=(3,), compression="gzip", shuffle=True)
    raw = numbers((12,)).tobytes()
    shuffled = np.frombuffer(raw[12:24], "u1").reshape(3, 4).T.tobytes()
    passed.id.write_direct_chunk((0,), raw[:12], 0b11)
    passed.id.write_direct_chunk((3,), shuffled, 0b10)
    passed.id.write_direct_chunk((6,), zlib.compress(raw[24:36], 6), 0b01)
    passed[9:] = numbers((3,), first=9)
    # Gzip makes these longer, and so is passed over by the library itself.
    f.create_dataset("too short to shrink", data=np.array([1.1, -2.3, 7.7]), chunks=(1,), compression="gzip")
    # Truncated and extended again.
    resized = f.create_dataset("resized", data=numbers((8, 8)), chunks=(3, 3), maxshape=(None, None), fillvalue=9)
    resized.resize((4, 5))
    resized.resize((7, 7))
    f.create_dataset("scalar-like", data=numbers((1, 1)), chunks=(1, 1))
    f.create_dataset("never filled", (4,), "f4", chunks=(2,), fill_time="never")
    dataset(f, "early", shape=(5,), dtype="f4", chunks=(2,), fillvalue=6, set=[early])


# Chunks, newer: an index of five kinds


def chunked(f, name, shape, chunk, maximum=None, *, kinds=("plain", "filtered"), parts=None, dtype="f4", **options):
    """Without filters and with; `parts`: what is written of it."""
    for kind in kinds:
        filters = {"compression": "gzip", "shuffle": True, "fletcher32": True} if kind == "filtered" else {}
        made = f.create_dataset(f"{name} {kind}", shape, dtype, chunks=chunk, maxshape=maximum, **filters, **options)
        for part in parts or [...]:
            made[part] = numbers(shape, dtype)[part]


@case("chunks-single", "latest")
def single_chunks(f):
    chunked(f, "one", (4, 3), (4, 3))
    chunked(f, "one unwritten", (4, 3), (4, 3), parts=[slice(0, 0)], fillvalue=2)
    chunked(f, "scalar-like", (1,), (1,))
    # The filters are passed over.
    f.create_dataset("masked", (4,), "f4", chunks=(4,), compression="gzip").id.write_direct_chunk(
        (0,), numbers((4,)).tobytes(), 1)
    # With one chunk, but not of the shape: another index.
    chunked(f, "larger than it", (3,), (10,), (10,))
    chunked(f, "smaller limit", (3,), (4,), (4,))
    dataset(f, "early", numbers((4, 3)), chunks=(4, 3), set=[early])


@case("chunks-implicit", "latest")
def implicit_chunks(f):
    for name, shape, chunk in ("exact", (4, 6), (2, 3)), ("edges", (5, 7, 2), (2, 3, 2)), ("row", (21,), (2,)):
        dataset(f, name, numbers(shape), chunks=chunk, set=[early])
    # One chunk, but room for more.
    dataset(f, "limit", numbers((3, 5)), chunks=(2, 2), maxshape=(6, 10), set=[early])
    dataset(f, "unwritten", shape=(5,), dtype="f4", chunks=(2,), fillvalue=6, set=[early])


@case("chunks-fixed", "latest")
def fixed_arrays(f):
    chunked(f, "exact", (4, 6), (2, 3))
    chunked(f, "edges", (5, 7), (2, 3))
    chunked(f, "three axes", (3, 5, 4), (2, 2, 3), dtype="f8")
    chunked(f, "limit", (3, 5), (2, 2), (6, 10))
    chunked(f, "missing", (9, 4), (2, 2), parts=[np.s_[2:4], np.s_[8:]], fillvalue=-1)
    chunked(f, "unwritten", (9,), (2,), parts=[slice(0, 0)], fillvalue=8)
    # Partial edge chunks without filters.
    edges = [lambda plist: plist.set_deflate(6), lambda plist: plist.set_shuffle(), properties("H5Pset_chunk_opts", 2)]
    dataset(f, "edges unfiltered", numbers((5, 7)), chunks=(2, 3), set=edges)
    passed = f.create_dataset("passed over", (6,), "f4", chunks=(3,), compression="gzip")
    passed.id.write_direct_chunk((0,), numbers((3,)).tobytes(), 1)
    passed[3:] = numbers((3,), first=3)


@case("chunks-fixed-paged", "latest")
def paged_fixed_arrays(f):
    """More than 1,024 chunks: their addresses lie in pages, and some of these were never written."""
    chunked(f, "second page", (1100,), (1,), kinds=["plain"], dtype="i1", parts=[np.s_[1090:1095]], fillvalue=7)


@case("chunks-fixed-pages", "latest", extra=True)
def more_paged_fixed_arrays(f):
    chunked(f, "both pages", (35, 60), (1, 2), dtype="i1", parts=[np.s_[:1, :6], np.s_[34:, 50:]])
    chunked(f, "full", (3000,), (1,), kinds=["plain"], dtype="i1")
    chunked(f, "holes", (3100,), (1,), kinds=["plain"], dtype="i1", fillvalue=7,
            parts=[np.s_[5:9], np.s_[2050:2060], np.s_[3099:]])


@case("chunks-extensible", "latest")
def extensible_arrays(f):
    """One axis without limit: few chunks in the index itself, then blocks, then blocks of blocks."""
    chunked(f, "3 chunks", (5,), (2,), (None,))
    chunked(f, "20 chunks", (20, 3), (1, 3), (None, 3))
    chunked(f, "second axis", (5, 13), (2, 3), (8, None), dtype="f8")
    chunked(f, "60 chunks", (60,), (1,), (None,), kinds=["plain"], dtype="i1")
    chunked(f, "missing", (40,), (1,), (None,), parts=[np.s_[2:3], np.s_[30:31]], fillvalue=-2)
    chunked(f, "none", (0, 3), (2, 3), (None, 3), kinds=["plain"])
    chunked(f, "unwritten", (5,), (2,), (None,), kinds=["plain"], parts=[slice(0, 0)], fillvalue=4)
    resized = f.create_dataset("resized", data=numbers((9, 4)), chunks=(2, 4), maxshape=(None, 4), fillvalue=1)
    resized.resize((3, 4))
    resized.resize((7, 4))
    edges = [lambda plist: plist.set_deflate(6), properties("H5Pset_chunk_opts", 2)]
    dataset(f, "edges unfiltered", numbers((5, 7)), chunks=(2, 3), maxshape=(None, 7), set=edges)


@case("chunks-extensible-large", "latest")
def large_extensible_arrays(f):
    chunked(f, "300 chunks", (300,), (1,), (None,), kinds=["plain"], dtype="i1")
    chunked(f, "filtered 300 chunks", (300, 2), (1, 2), (None, 2), kinds=["filtered"], dtype="i1",
            parts=[np.s_[:2], np.s_[290:]])


@case("chunks-extensible-paged", "latest", extra=True)
def paged_extensible_arrays(f):
    """Chunk 132,000 lies in a block of 2,048, which has pages; few of its neighbours were written."""
    chunked(f, "holes", (132_200,), (1,), (None,), kinds=["plain"], dtype="i1", fillvalue=1,
            parts=[np.s_[3:5], np.s_[132_000:132_004]])


@case("chunks-btree2", "latest")
def newer_trees(f):
    """Two axes without limit: a B-tree of version 2."""
    chunked(f, "few", (4, 6), (2, 3), (None, None), parts=[np.s_[:, 2:5]], fillvalue=-1)
    chunked(f, "edges", (5, 7, 2), (2, 3, 2), (None, None, 2), kinds=["plain"], dtype="f8")
    chunked(f, "none", (0, 3), (2, 3), (None, None), kinds=["plain"])
    chunked(f, "unwritten", (3, 3), (2, 2), (None, None), kinds=["plain"], parts=[slice(0, 0)], fillvalue=4)
    resized = f.create_dataset("resized", data=numbers((8, 8)), chunks=(3, 3), maxshape=(None, None), fillvalue=9)
    resized.resize((4, 5))
    resized.resize((7, 7))


@case("chunks-btree2-large", "latest")
def large_newer_trees(f):
    chunked(f, "100 chunks", (10, 10), (1, 1), (None, None), kinds=["plain"], dtype="i1")


@case("chunks-btree2-larger", "latest", extra=True)
def larger_newer_trees(f):
    chunked(f, "400 chunks", (20, 40), (1, 2), (None, None), dtype="i1")


# Unsupported filters


@case("filters-other", "latest")
@case("filters-other", "earliest", extra=True)
def other_filters(f):
    f.create_dataset("lzf", data=numbers((64,)) // 4, chunks=(32,), compression="lzf")
    f.create_dataset("scale-offset", data=numbers((20,), "i4"), chunks=(10,), scaleoffset=0)
    dataset(f, "n-bit", numbers((20,), "i4"), chunks=(10,), set=[lambda plist: call("H5Pset_nbit", plist.id)])
    f.create_dataset("szip", data=numbers((64,)), chunks=(32,), compression="szip")
    # Unknown to this library too; it was passed over in every chunk, and so may be read.
    passed = dataset(f, "unknown passed over", shape=(4,), dtype="f4", chunks=(4,), set=[lambda plist: unknown(plist)])
    passed.id.write_direct_chunk((0,), numbers((4,)).tobytes(), 1)


def unknown(plist):
    plist.set_filter(32123, 1, (1, 2, 3))


# Links to and data in other files


@case("links", "earliest", "latest")
def links(f):
    """What is not in the file itself, or not by its own name, counts as absent."""
    f["group/floats"] = numbers((2, 3))
    f["again"] = f["group/floats"]
    f["group/loop"] = f["/"]
    f["same group"] = f["group"]
    f["soft"] = h5py.SoftLink("/group/floats")
    f["soft group"] = h5py.SoftLink("/group")
    f["group/relative"] = h5py.SoftLink("floats")
    f["dangling"] = h5py.SoftLink("/nowhere")
    f["group/itself"] = h5py.SoftLink("/group/itself")
    f["committed"] = np.dtype("<f4")
    f.create_dataset("elsewhere", (2, 3), "f4", external=[("elsewhere.raw", 0, 24)])
    new = f.create_group("new", track_order=True)
    new["external"] = h5py.ExternalLink("elsewhere.h5", "/x")
    new["external to itself"] = h5py.ExternalLink(os.path.basename(f.filename), "/group/floats")
    new["soft"] = h5py.SoftLink("/group/floats")
    new["hard"] = f["group/floats"]
    register_link_class()
    call("H5Lcreate_ud", new.id.id, b"of the user", 77, b"data", 4, 0, 0)
    f["external"] = h5py.ExternalLink("elsewhere.h5", "/x")


@case("links-virtual", "latest")
def virtual(f):
    f["real"] = numbers((6,))
    layout = h5py.VirtualLayout((2, 6), "f4")
    layout[0] = h5py.VirtualSource(f["real"])
    layout[1] = h5py.VirtualSource("elsewhere.h5", "x", (6,))
    f.create_virtual_dataset("virtual", layout, fillvalue=3)


def register_link_class():
    """A user-defined link class without a target."""
    global link_class, traverse
    function = ctypes.CFUNCTYPE(ctypes.c_int64)

    class LinkClass(ctypes.Structure):
        _fields_ = [("version", ctypes.c_int), ("id", ctypes.c_int), ("comment", ctypes.c_char_p),
                    ("create", ctypes.c_void_p), ("move", ctypes.c_void_p), ("copy", ctypes.c_void_p),
                    ("traverse", function), ("delete", ctypes.c_void_p), ("query", ctypes.c_void_p)]

    traverse = function(lambda: -1)
    link_class = LinkClass(version=1, id=77, comment=b"nowhere", traverse=traverse)
    call("H5Lregister", ctypes.byref(link_class))


# Files as a whole


@case("space-paged", "latest", prepare=lambda plist: (
    plist.set_file_space_strategy(h5f.FSPACE_STRATEGY_PAGE, False, 1), plist.set_file_space_page_size(512)))
@case("space-kept", "earliest", extra=True, prepare=lambda plist: plist.set_file_space_strategy(
    h5f.FSPACE_STRATEGY_FSM_AGGR, True, 1))
@case("extension", "v108", prepare=properties("H5Pset_sym_k", 8, 2))
@case("extension", "latest", extra=True, prepare=properties("H5Pset_sym_k", 8, 2))
def extensions(f):
    """The superblock has an extension, with messages that a reader need not understand."""
    f["group/floats"] = numbers((4, 3))
    f["group"].attrs["long"] = ["in", "the", "heap"]
    f["passing"] = numbers((100,))
    f["flags"] = np.array([True, False, True])
    f.create_dataset("chunks", data=numbers((5, 7)), chunks=(2, 3), compression="gzip")
    del f["passing"]


@case("small-addresses", "earliest", "latest", refusable=True, extra=True, prepare=lambda plist: plist.set_sizes(4, 4))
def small_addresses(f):
    """Addresses and lengths of four bytes. Hardly used in practice."""
    f.attrs["long"] = ["in", "the", "heap"]
    f["group/floats"] = numbers((4, 3))
    f.create_dataset("chunks", data=numbers((5, 7)), chunks=(2, 3), compression="gzip")
    for index in range(12):
        f[f"more/{index}"] = np.float32(index)


@case("filtered-links", "latest", refusable=True, extra=True)
def filtered_links(f):
    """A compressed heap of links. Hardly used in practice."""
    group = new_group(f, "group", properties("H5Pset_deflate", 6))
    f["number"] = np.float32(1)
    for index in range(60):
        group[f"link {index}"] = f["number"]


# As Keras 2 wrote it with an h5py before 3.0: names with ":0", times, names in parts


@case("keras2-weights", "earliest")
def keras2(f):
    layers = {"flatten": {}, "dense": {"kernel:0": (16, 3), "bias:0": (3,)},
              "batch_normalization": dict.fromkeys(["gamma:0", "beta:0", "moving_mean:0", "moving_variance:0"], (4,))}
    # Lists of texts of a fixed size; an h5py since 3.0 makes long ones of the same lists.
    f.attrs["layer_names"] = np.array([name.encode() for name in layers])
    f.attrs["backend"] = b"tensorflow"
    f.attrs["keras_version"] = b"2.4.0"
    for name, weights in layers.items():
        group = f.create_group(name)
        paths = [f"{name}/{weight}".encode() for weight in weights]
        if name == "batch_normalization":
            for part in 0, 1:
                group.attrs[f"weight_names{part}"] = np.array(paths)[2 * part:2 * part + 2]
        else:
            group.attrs["weight_names"] = np.array(paths, "S1" if not paths else None)
        for index, (path, shape) in enumerate(zip(paths, weights.values())):
            group.create_dataset(path, data=numbers(shape, first=index), track_times=True)


# Larger ones


@case("large-links", "latest", extra=True)
def large_links(f):
    """A heap whose blocks of blocks have blocks of blocks, a tree of three levels, and a header of 64 KiB."""
    f["number"] = np.float32(1)
    ready = new_group(f, "ready", properties("H5Pset_est_link_info", 2000, 40),
                      properties("H5Pset_link_phase_change", 3000, 2000))
    for index in range(1500):
        ready[f"a link with a name of {index}"] = f["number"]
    for name, count, length in ("many", 3000, 1), ("long", 700, 900):
        group = f.create_group(name)
        for index in range(count):
            group["x" * length + f"{index}"] = f["number"]


@case("large-attributes", "latest", extra=True)
def large_attributes(f):
    f.attrs["70,000 bytes"] = np.array([b"0123456789"] * 7000)
    group = f.create_group("group")
    for index in range(900):
        group.attrs[f"attribute {index}"] = "x" * (index % 50)
    for index in range(40):
        group.attrs[f"large {index}"] = np.array([b"%09d" % index] * 500)


@case("large-attribute-names", "earliest", extra=True)
def large_attribute_names(f):
    """The most that Keras puts into one attribute."""
    for part in range(3):
        f.attrs[f"weight_names{part}"] = np.array([b"%09d" % index for index in range(64_512 // 9)])


@case("large-chunks", "earliest", "latest", extra=True)
def large_chunks(f):
    newer = is_new(f)
    chunked(f, "fixed", (6000,), (1,), dtype="i1")
    chunked(f, "extensible", (6000,), (1,), (None,), dtype="i1")
    chunked(f, "both", (80, 100), (1, 1), (None, None), dtype="i1")
    if newer:
        dataset(f, "implicit", numbers((80, 100), "i1"), chunks=(1, 1), set=[early])


@case("large-symbols", "earliest", extra=True)
def large_symbols(f):
    f["number"] = np.float32(1)
    group = f.create_group("many")
    for index in range(5000):
        group[f"{index * 37 % 5000}"] = f["number"]
    f.attrs["many"] = [f"a text in the heap, number {index}" for index in range(3000)]
    for index in range(800):
        group.attrs[f"attribute {index}"] = "x" * (index % 50)


# Writing


def write(path, version, build, prepare):
    created, access = h5p.create(h5p.FILE_CREATE), h5p.create(h5p.FILE_ACCESS)
    access.set_fclose_degree(h5f.CLOSE_STRONG)
    # Less room at the ends of files.
    access.set_meta_block_size(256)
    call("H5Pset_small_data_block_size", access.id, 64)
    # "v108" and "v110" bind from above too.
    access.set_libver_bounds(VERSIONS[version], VERSIONS[version] if version[0] == "v" else h5f.LIBVER_LATEST)
    if prepare:
        prepare(created)
    with h5py.File(h5f.create(os.fsencode(path), h5f.ACC_TRUNC, created, access)) as f:
        # No room for attributes in the headers of arrays, except where that is what it is about.
        if not re.match("basic|headers|attributes", path.name):
            call("H5Fset_dset_no_attrs_hint", f.id.id, 1)
        begin = time.time()
        build(f)
    fix_times(path, range(int(begin), int(time.time()) + 1))


def fix_times(path, times):
    """Puts one time in the place of all: in messages, and in headers of version 2 with their checksums."""
    data = bytearray(path.read_bytes())
    for second in times:
        data = data.replace(struct.pack("<II", 1, second), struct.pack("<II", 1, TIME))
    for match in re.finditer(rb"OHDR\x02(.)", bytes(data), re.DOTALL):
        start, flags = match.start(), match[1][0]
        if flags & 0x20:
            data[start + 6:start + 22] = struct.pack("<I", TIME) * 4
            place = start + 22 + (4 if flags & 0x10 else 0)
            size = 1 << (flags & 3)
            end = place + size + int.from_bytes(data[place:place + size], "little")
            data[end:end + 4] = struct.pack("<I", checksum(data[start:end]))
    path.write_bytes(data)


def checksum(data):
    """Bob Jenkins's lookup3, the checksum of HDF5's metadata."""
    mask = 0xFFFFFFFF

    def rotated(x, k):
        return (x << k | x >> 32 - k) & mask

    a = b = c = 0xDEADBEEF + len(data) & mask
    last = max(0, (len(data) - 1) // 12 * 12)
    for place in range(0, last + 1, 12):
        x, y, z = struct.unpack("<III", bytes(data[place:place + 12]).ljust(12, b"\0"))
        a, b, c = a + x & mask, b + y & mask, c + z & mask
        if place < last:
            for k in 4, 6, 8, 16, 19, 4:
                a = (a - c & mask) ^ rotated(c, k)
                a, b, c = b, c + b & mask, a
    for k in 14, 11, 25, 16, 4, 14, 24:
        c = (c ^ b) - rotated(b, k) & mask
        a, b, c = b, c, a
    return b


# What h5py reads


def describe(path):
    """Groups and arrays as far as hard links lead; other paths to the same; what counts as absent, and why."""
    told = {"groups": {}, "arrays": {}, "same": {}, "absent": {}}
    with h5py.File(path, "r") as f:
        describe_group(f["/"], "", {}, told)
    return told


def describe_group(group, path, seen, told):
    address = h5o.get_info(group.id).addr
    if address in seen:
        told["same"][path] = seen[address]
        return
    seen[address] = path
    links = {h5l.TYPE_SOFT: "soft link", h5l.TYPE_EXTERNAL: "external link"}
    entry = told["groups"][path] = {"names": [], **described_attributes(group)}
    for name in sorted(group, key=str.encode):
        child = (path + "/" if path else "") + name
        kind = group.id.links.get_info(name.encode()).type
        if kind != h5l.TYPE_HARD:
            told["absent"][child] = links.get(kind, "link of the user's")
            continue
        item = group[name]
        if isinstance(item, h5py.Group):
            entry["names"].append(name)
            describe_group(item, child, seen, told)
        elif isinstance(item, h5py.Datatype):
            told["absent"][child] = "type"
        elif item.is_virtual or item.external:
            told["absent"][child] = "virtual array" if item.is_virtual else "external array"
        else:
            entry["names"].append(name)
            address = h5o.get_info(item.id).addr
            if address in seen:
                told["same"][child] = seen[address]
            else:
                seen[address] = child
                told["arrays"][child] = {**described_array(item), **described_attributes(item)}


def described_array(item):
    kind = item.id.get_type()
    told = {"shape": None if item.shape is None else list(item.shape), "dtype": printed_type(item)}
    if not is_number(kind):
        return {**told, "kind": "no numbers"}
    filters = item.id.get_create_plist()
    known = {1, 2, 3}
    if not is_plain(kind) or any(filters.get_filter(k)[0] not in known for k in range(filters.get_nfilters())):
        told["refusable"] = True
    if item.size is None:
        return {**told, "values": []}
    if item.size > 10_000_000:
        return {**told, "kind": "too large"}
    values = np.asarray(item[()]).astype(np.float64).ravel()
    if len(values) <= 64:
        return {**told, "values": [number(v) for v in values]}
    first, last = ([number(v) for v in part] for part in (values[:8], values[-8:]))
    return {**told, "first": first, "last": last, "sum": number(math.fsum(values))}


def printed_type(item):
    try:
        return str(item.dtype)
    except TypeError:
        return "none"


def is_number(kind):
    return kind.get_class() in (h5t.INTEGER, h5t.FLOAT) or is_flag(kind)


def is_flag(kind):
    return kind.get_class() == h5t.ENUM and kind.get_nmembers() == 2 and kind.get_member_name(0) == b"FALSE"


def is_plain(kind):
    """Whether all bits are used, as IEEE would have it."""
    if kind.get_class() == h5t.FLOAT:
        fields = {2: (15, 10, 5, 0, 10), 4: (31, 23, 8, 0, 23), 8: (63, 52, 11, 0, 52)}
        return kind.get_fields() == fields.get(kind.get_size()) and kind.get_order() in (h5t.ORDER_LE, h5t.ORDER_BE)
    if is_flag(kind):
        return True
    return kind.get_precision() == 8 * kind.get_size() and kind.get_offset() == 0


def number(value):
    """JSON cannot represent these."""
    value = float(value)
    if not math.isfinite(value):
        return str(value)
    return int(value) if abs(value) < 2**53 and value == int(value) and str(value) != "-0.0" else value


def described_attributes(item):
    attributes = {}
    for index in range(h5a.get_num_attrs(item.id)):
        attribute = h5a.open(item.id, index=index)
        attributes[attribute.name.decode()] = described_attribute(attribute)
    return {"attributes": attributes} if attributes else {}


def described_attribute(attribute):
    kind, space = attribute.get_type(), attribute.get_space()
    if space.get_simple_extent_npoints() == 0:
        # Without elements there are no texts, whatever the type.
        return {"type": "texts", "values": []}
    if kind.get_class() != h5t.STRING:
        return {"type": "no text"}
    texts = [described_text(text, kind) for text in raw_texts(attribute, kind)]
    type = "texts" if space.get_simple_extent_ndims() else "text"
    if sum(map(len, texts)) > 1000:
        whole = "\n".join(texts).encode()
        size = {"count": len(texts), "bytes": len(whole), "crc32": zlib.crc32(whole)}
        return {"type": type, **size, "first": texts[0][:40]}
    return {"type": type, "values": texts}


def raw_texts(attribute, kind):
    shape = attribute.get_space().shape
    if kind.is_variable_str():
        values = np.empty(shape, dtype=object)
        attribute.read(values)
        return [value or b"" for value in values.ravel()]
    values = np.empty(shape, dtype=f"V{kind.get_size()}")
    attribute.read(values, mtype=kind)
    return [value.tobytes() for value in values.ravel()]


def described_text(raw, kind):
    text = raw.split(b"\0")[0]
    if not kind.is_variable_str() and kind.get_strpad() == h5t.STR_SPACEPAD:
        text = text.rstrip(b" ")
    return text.decode("utf-8", errors="replace")


# By Keras itself


def write_keras(folder):
    import keras

    keras.utils.set_random_seed(0)
    layers = keras.layers
    model = keras.Sequential([
        keras.Input((4, 4, 1)), layers.Conv2D(2, 3, activation="relu"), layers.BatchNormalization(), layers.Flatten(),
        layers.Dense(2, activation="softmax")], name="small")
    for index, variable in enumerate(model.weights):
        if "seed" not in variable.path:
            variable.assign(np.abs(numbers(variable.shape, first=index)) / 8)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    model.train_on_batch(numbers((4, 4, 4, 1)), np.array([0, 1, 1, 0]))
    model.save_weights(folder / "keras.weights.h5")
    model.save(folder / "legacy.h5")
    with same_each_time():
        model.save(folder / "keras.keras")
    write_odd_keras(keras, folder)


@contextlib.contextmanager
def same_each_time():
    """An archive contains its creation time, and memory addresses of objects."""
    from keras.src.saving import saving_lib, serialization_lib

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, zone=None):
            return cls.fromtimestamp(TIME, datetime.timezone.utc)

    seen = {}

    def told(item):
        return seen.setdefault(id(item), len(seen) + 1)

    clock = mock.Mock(time=lambda: TIME, localtime=time.gmtime)
    with mock.patch.object(saving_lib.datetime, "datetime", Clock), mock.patch.object(zipfile, "time", clock), \
            mock.patch.object(serialization_lib, "id", told, create=True):
        yield


def write_odd_keras(keras, folder):
    """Variables of many types, and names too long for one attribute."""
    from keras.src.legacy.saving import legacy_h5_format

    class Odd(keras.layers.Layer):
        def build(self, shape):
            kinds = "bool bfloat16 float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64"
            for kind in kinds.split():
                self.add_weight(shape=(2, 3), dtype=kind, name=kind, trainable=False, initializer="zeros")

        def call(self, x):
            return x

    keras.utils.set_random_seed(0)
    layers = keras.layers
    inner = keras.Sequential([keras.Input((3,)), layers.Dropout(0.5, seed=7, name="dropout")], name="inner")
    model = keras.Sequential([keras.Input((3,)), inner, Odd(name="odd")], name="outer")
    for index, variable in enumerate(model.variables):
        if "seed" not in variable.path:
            kind = "float32" if variable.dtype == "bfloat16" else variable.dtype
            variable.assign(keras.ops.cast(numbers(variable.shape, kind, first=index), variable.dtype))
    model.save_weights(folder / "keras-odd.weights.h5")
    with h5py.File(folder / "keras-long-names.h5", "w") as f:
        names = [f"{index:03}/{'block/' * 10}kernel".encode() for index in range(50)]
        # As if there were thousands, which would make a large file.
        with mock.patch.object(legacy_h5_format, "HDF5_OBJECT_HEADER_LIMIT", 1500):
            legacy_h5_format.save_attributes_to_hdf5_group(f, "weight_names", names)
        legacy_h5_format.save_attributes_to_hdf5_group(f, "layer_names", [b"short", b"few"])


def main():
    folder = pathlib.Path(sys.argv[1])
    extra = "--extra" in sys.argv
    folder.mkdir(parents=True, exist_ok=True)
    # The library itself, for the properties of `case` to be found in it.
    call("H5open")
    if "--expect" not in sys.argv:
        for name, version, build, prepare, _, is_extra in CASES:
            if is_extra == extra:
                write(folder / name, version, build, prepare)
        if not extra:
            write_keras(folder)
    refusable = {name for name, _, _, _, may_refuse, _ in CASES if may_refuse}
    entries = []
    for path in sorted(folder.glob("*.h5")):
        told = {**({"refusable": True} if path.name in refusable else {}), **describe(path)}
        entries.append(json.dumps(path.name) + ":" + json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    versions = json.dumps({"h5py": h5py.version.version, "hdf5": h5py.version.hdf5_version})
    (folder / "expected.json").write_text('{"versions":' + versions + ',"files":{\n' + ",\n".join(entries) + "\n}}\n")
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{len(entries)} files, {size:,} bytes")


if __name__ == "__main__":
    main()
