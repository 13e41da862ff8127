import Evaluator

extension WrittenNumPy {
  static let files = WrittenModule(
    "_numpy_files", doc: "Arrays in files.",
    #"""
    import io as _io
    import os as _os
    import re as _re
    import numpy as np
    import _numpy

    _magic = b'\x93NUMPY'

    def _code(dtype):
        return ('|' if dtype.itemsize == 1 else '<') + dtype.kind + str(dtype.itemsize)

    def _packed(array):
        # The bytes of a file of NumPy's format, version 1.0.
        if _numpy.is_text(array):
            texts = np.asarray(array)
            words = texts.ravel().tolist()
            if any(not isinstance(w, str) for w in words):
                raise ValueError('Object arrays cannot be saved when allow_pickle=False')
            width = max([len(w) for w in words] + [1])
            code = f'<U{width}'
            data = b''.join(b''.join(ord(c).to_bytes(4, 'little') for c in w) + bytes(4 * (width - len(w))) for w in words)
            shape, fortran = texts.shape, False
        else:
            array = np.asanyarray(array)
            code, shape = _code(array.dtype), array.shape
            fortran = array.ndim > 1 and not _numpy.is_contiguous(array) and _numpy.is_contiguous(array.T)
            data = _numpy.bytes(array.T if fortran else array)
        header = "{'descr': %r, 'fortran_order': %r, 'shape': %r, }" % (code, fortran, shape)
        header = header.encode('latin1')
        padding = -(len(_magic) + 4 + len(header) + 1) % 64
        header += b' ' * padding + b'\n'
        return _magic + b'\x01\x00' + len(header).to_bytes(2, 'little') + header + data

    def _unpacked(data):
        if data[:6] != _magic:
            raise ValueError('This file contains pickled (object) data, or is no array file: fieldbook reads .npy and .npz files')
        major = data[6]
        if major == 1:
            size, start = int.from_bytes(data[8:10], 'little'), 10
        elif major in (2, 3):
            size, start = int.from_bytes(data[8:12], 'little'), 12
        else:
            raise ValueError(f'we only support format version (1,0), (2,0), and (3,0), not ({major}, {data[7]})')
        header = data[start:start + size].decode('latin1')
        found = _re.match(r"^\{'descr': '([^']*)', 'fortran_order': (True|False), 'shape': \(([0-9, ]*)\),? *\} *\n?$", header)
        if found is None:
            raise ValueError('Object arrays cannot be loaded when allow_pickle=False' if "'|O'" in header
                             else f'the header of the array is not one of numbers or text: {header.strip()[:100]}')
        code, fortran = found.group(1), found.group(2) == 'True'
        shape = tuple(int(n) for n in found.group(3).split(',') if n.strip())
        count = 1
        for n in shape:
            count *= n
        body = data[start + size:]
        if code[1:2] == 'U':
            width = int(code[2:])
            if len(body) < 4 * width * count:
                raise ValueError(f'cannot reshape array of size {len(body) // (4 * width or 1)} into shape {shape}')
            order = 'little' if code[0] != '>' else 'big'
            words = []
            for i in range(count):
                word = body[4 * width * i:4 * width * (i + 1)]
                words.append(''.join(chr(int.from_bytes(word[j:j + 4], order)) for j in range(0, len(word), 4)).rstrip('\0'))
            return _numpy.text_array(words, shape) if shape and len(shape) < 3 else np.array(words)
        if code == '|O':
            raise ValueError('Object arrays cannot be loaded when allow_pickle=False')
        swapped = code[:1] == '>'
        kind = np.dtype(code.lstrip('<>=|'))
        if len(body) < count * kind.itemsize:
            raise ValueError(f'cannot reshape array of size {len(body) // kind.itemsize} into shape {shape}')
        array = _numpy.from_bytes(body[:count * kind.itemsize], kind, shape[::-1] if fortran else shape)
        if swapped:
            array = array.byteswap()
        return array.T if fortran else array

    def save(file, arr, allow_pickle=True):
        """Writes an array to a file whose name ends in .npy."""
        data = _packed(arr)
        if hasattr(file, 'write'):
            file.write(data)
            return
        file = _os.fspath(file)
        if not file.endswith('.npy'):
            file += '.npy'
        with open(file, 'wb') as f:
            f.write(data)

    class NpzFile:
        """The arrays of an .npz file, read one by one."""
        def __init__(self, archive):
            self.zip = archive
            self._names = {name[:-4] if name.endswith('.npy') else name: name for name in archive.namelist()}
            self.files = list(self._names)
            self.f = self

        def __getitem__(self, key):
            name = self._names.get(key, key if key in self._names.values() else None)
            if name is None:
                raise KeyError(f'{key} is not a file in the archive')
            data = self.zip.read(name)
            return _unpacked(data) if data[:6] == _magic else data

        def __contains__(self, key):
            return key in self._names or key in self._names.values()

        def __iter__(self):
            return iter(self.files)

        def __len__(self):
            return len(self.files)

        def keys(self):
            """The names of the arrays."""
            from collections.abc import KeysView
            return KeysView(self)

        def values(self):
            """The arrays."""
            from collections.abc import ValuesView
            return ValuesView(self)

        def items(self):
            """The names with their arrays."""
            from collections.abc import ItemsView
            return ItemsView(self)

        def get(self, key, default=None):
            """An array, or a default."""
            return self[key] if key in self else default

        def close(self):
            """Ends the work with the file."""
            self.zip.close()

        def __enter__(self):
            return self

        def __exit__(self, *exception):
            self.close()

        def __repr__(self):
            names = ', '.join(self.files[:5]) + (', ...' if len(self.files) > 5 else '')
            return f"NpzFile {self.zip.filename!r} with keys: {names}"

    def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding='ASCII', *, max_header_size=10000):
        """Reads the array of a .npy file, or the arrays of an .npz file."""
        if mmap_mode is not None:
            raise NotImplementedError('there are no files mapped into memory in fieldbook: leave mmap_mode out')
        if hasattr(file, 'read'):
            data = file.read()
            if data[:2] == b'PK':
                raise NotImplementedError('an .npz file is read by its path in fieldbook')
            return _unpacked(data)
        path = _os.fspath(file)
        with open(path, 'rb') as f:
            start = f.read(6)
            if start[:2] != b'PK':
                if not start:
                    raise EOFError('No data left in file')
                return _unpacked(start + f.read())
        import zipfile
        return NpzFile(zipfile.ZipFile(path))

    def _save_several(file, args, kwds, compressed):
        if hasattr(file, 'write'):
            raise NotImplementedError('np.savez writes to a path in fieldbook')
        file = _os.fspath(file)
        if not file.endswith('.npz'):
            file += '.npz'
        arrays = dict(kwds)
        for i, array in enumerate(args):
            if f'arr_{i}' in arrays:
                raise ValueError(f'Cannot use un-named variables and keyword arr_{i}')
            arrays[f'arr_{i}'] = array
        from _archives import zip_write
        zip_write(file, [name + '.npy' for name in arrays], [_packed(a) for a in arrays.values()], compressed)

    def savez(file, *args, allow_pickle=True, **kwds):
        """Writes several arrays to a file whose name ends in .npz."""
        _save_several(file, args, kwds, False)

    def savez_compressed(file, *args, allow_pickle=True, **kwds):
        """Writes several arrays to a compressed file whose name ends in .npz."""
        _save_several(file, args, kwds, True)

    def fromfile(file, dtype=float, count=-1, sep='', offset=0, *, like=None):
        """An array of the bytes, or of the text, of a file."""
        if hasattr(file, 'read'):
            data = file.read()
        else:
            with open(file, 'rb') as f:
                data = f.read()
        if isinstance(data, str):
            data = data.encode()
        if sep:
            return np.fromstring(data.decode(), dtype=dtype, count=count, sep=sep)
        size = np.dtype(dtype).itemsize
        data = data[offset:]
        count = len(data) // size if count < 0 else min(count, len(data) // size)
        return _numpy.from_bytes(data[:count * size], dtype, (count,))

    def fromregex(file, regexp, dtype, encoding=None):
        """The numbers that a pattern's group finds in a file."""
        if hasattr(file, 'read'):
            text = file.read()
        else:
            with open(file) as f:
                text = f.read()
        text = text.decode('latin1') if isinstance(text, bytes) else text
        found = _re.compile(regexp).findall(text)
        if found and isinstance(found[0], tuple):
            raise NotImplementedError('arrays have no records in fieldbook: give np.fromregex a pattern of one group')
        return np.array([float(word) for word in found]).astype(dtype)

    def savetxt(fname, X, fmt='%.18e', delimiter=' ', newline='\n', header='', footer='', comments='# ', encoding=None):
        """Writes an array to a text file, a row a line."""
        X = np.asarray(X)
        if X.ndim == 0 or X.ndim > 2:
            raise ValueError(f'Expected 1D or 2D array, got {X.ndim}D array instead')
        rows = X.reshape(-1, 1) if X.ndim == 1 else X
        columns = rows.shape[1]
        if isinstance(fmt, (list, tuple)):
            if len(fmt) != columns:
                raise AttributeError(f'fmt has wrong shape.  {fmt}')
            line = delimiter.join(fmt)
        else:
            count = fmt.count('%') - 2 * fmt.count('%%')
            if count == 1:
                line = delimiter.join([fmt] * columns)
            elif count == columns:
                line = fmt
            else:
                raise ValueError(f'fmt has wrong number of % formats:  {fmt}')
        lines = []
        if header:
            lines.append(comments + header.replace('\n', '\n' + comments))
        for row in rows.tolist():
            try:
                lines.append(line % tuple(row))
            except TypeError:
                raise TypeError(f"Mismatch between array dtype ('{rows.dtype}') and format specifier ('{line}')") from None
        if footer:
            lines.append(comments + footer.replace('\n', '\n' + comments))
        text = ''.join(l + newline for l in lines)
        if hasattr(fname, 'write'):
            try:
                fname.write(text)
            except TypeError:
                fname.write(text.encode('latin1'))
            return
        if _os.fspath(fname).endswith('.gz'):
            import gzip
            with gzip.open(fname, 'wt') as f:
                f.write(text)
            return
        with open(fname, 'w', encoding=encoding or 'latin1') as f:
            f.write(text)
    """#)
}
