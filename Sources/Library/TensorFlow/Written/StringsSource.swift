import Evaluator

extension WrittenTensorFlow {
  /// `tf.strings`.
  static let strings =
    #"""
    import re as _re
    import tensorflow as tf

    def _tensor(value):
        x = tf.convert_to_tensor(value)
        if x.dtype != tf.string:
            raise tf.errors.InvalidArgumentError(
                None, None, f"Value for attr 'T' of {x.dtype.name} is not in the list of allowed values: string")
        return x

    def _each(value, function, dtype=tf.string):
        """What a function makes of each string."""
        x = _tensor(value)
        flat = [function(part) for part in x._elements()]
        if not x.shape.rank:
            return tf.constant(flat[0], dtype)
        return tf.reshape(tf.constant(flat, dtype), x.shape) if flat else tf.zeros(x.shape, tf.int32)

    def _text(value):
        return value.decode("utf-8", "replace") if isinstance(value, bytes) else value

    def length(input, unit="BYTE", name=None):
        """The length of each string."""
        return _each(input, lambda part: len(part) if unit == "BYTE" else len(_text(part)), tf.int32)

    def lower(input, encoding="", name=None):
        """Each string in small letters."""
        return _each(input, lambda part: _text(part).lower().encode() if encoding else part.lower())

    def upper(input, encoding="", name=None):
        """Each string in capital letters."""
        return _each(input, lambda part: _text(part).upper().encode() if encoding else part.upper())

    def strip(input, name=None):
        """Each string without white space at its ends."""
        return _each(input, lambda part: part.strip())

    def substr(input, pos, len, unit="BYTE", name=None):
        """A part of each string."""
        x = _tensor(input)
        starts, sizes = tf.convert_to_tensor(pos), tf.convert_to_tensor(len)
        if starts.shape.rank or sizes.shape.rank:
            shape = tf.broadcast_static_shape(tf.broadcast_static_shape(x.shape, starts.shape), sizes.shape)
            x = tf.broadcast_to(x, shape)
            starts, sizes = (tf.reshape(tf.broadcast_to(n, shape), [-1]).numpy().tolist() for n in (starts, sizes))
        else:
            count = int(tf.size(x))
            starts, sizes = [int(starts)] * count, [int(sizes)] * count
        places = iter(zip(starts, sizes))
        def part(value):
            start, size = next(places)
            whole = _text(value) if unit != "BYTE" else value
            begin = start if start >= 0 else start + whole.__len__()
            if not 0 <= begin <= whole.__len__():
                raise tf.errors.InvalidArgumentError(None, None, f"pos {start} out of range for string of length {whole.__len__()}")
            found = whole[begin:begin + size]
            return found.encode() if unit != "BYTE" else found
        return _each(x, part)

    def join(inputs, separator="", name=None):
        """The strings of several tensors joined."""
        parts = [_tensor(value) for value in inputs]
        result = parts[0]
        for part in parts[1:]:
            result = result + separator + part if separator else result + part
        return result

    def reduce_join(inputs, axis=None, keepdims=False, separator="", name=None):
        """The strings along axes joined."""
        x = _tensor(inputs)
        between = separator.encode() if isinstance(separator, str) else separator
        if axis is None or x.shape.rank == 0:
            whole = tf.constant(between.join(x._elements()))
            return tf.reshape(whole, [1] * x.shape.rank) if keepdims else whole
        result = x
        axes = [axis] if isinstance(axis, int) else list(axis)
        for axis in sorted((a % x.shape.rank for a in axes), reverse=True):
            parts = tf.unstack(result, axis=axis)
            joined = join(parts, between)
            result = tf.expand_dims(joined, axis) if keepdims else joined
        return result

    def _split_one(value, sep, maxsplit):
        text = _text(value)
        parts = text.split(sep, maxsplit) if sep else text.split(None, maxsplit)
        return [part.encode() for part in parts]

    def split(input, sep=None, maxsplit=-1, name=None):
        """The parts of a string between separators, by default white space; of several strings, rows of parts."""
        x = _tensor(input)
        sep = _text(sep.numpy() if isinstance(sep, tf.Tensor) else sep) if sep is not None else None
        if x.shape.rank == 0:
            return tf.constant(_split_one(x.numpy(), sep, maxsplit), tf.string)
        return _rows(x, lambda value: _split_one(value, sep, maxsplit), tf.string)

    def _rows(x, function, dtype):
        def nested(value):
            return [nested(part) for part in value] if value.shape.rank else function(value.numpy())
        return tf.RaggedTensor(nested(x), dtype)

    def bytes_split(input, name=None):
        """The bytes of a string."""
        x = _tensor(input)
        def parts(value):
            return [value[place:place + 1] for place in range(len(value))]
        return tf.constant(parts(x.numpy()), tf.string) if x.shape.rank == 0 else _rows(x, parts, tf.string)

    def unicode_split(input, input_encoding, errors="replace", replacement_char=65533, name=None):
        """The characters of a string."""
        x = _tensor(input)
        def parts(value):
            return [char.encode() for char in value.decode(input_encoding, errors)]
        return tf.constant(parts(x.numpy()), tf.string) if x.shape.rank == 0 else _rows(x, parts, tf.string)

    def unicode_decode(input, input_encoding, errors="replace", replacement_char=65533, replace_control_characters=False, name=None):
        """The numbers of a string's characters."""
        x = _tensor(input)
        def parts(value):
            return [ord(char) for char in value.decode(input_encoding, errors)]
        return tf.constant(parts(x.numpy()), tf.int32) if x.shape.rank == 0 else _rows(x, parts, tf.int32)

    def unicode_encode(input, output_encoding, errors="replace", replacement_char=65533, name=None):
        """A string of characters given by numbers."""
        def whole(row):
            return "".join(chr(number) for number in row).encode(output_encoding)
        if isinstance(input, tf.RaggedTensor):
            return tf.constant([whole(row) for row in input.to_list()])
        x = tf.convert_to_tensor(input)
        return tf.constant(whole(x.numpy().tolist())) if x.shape.rank == 1 else tf.constant([whole(row) for row in x.numpy().tolist()])

    def _pattern(pattern):
        return _text(pattern.numpy() if isinstance(pattern, tf.Tensor) else pattern)

    def regex_replace(input, pattern, rewrite, replace_global=True, name=None):
        """Each string with what fits a pattern replaced."""
        form = _re.compile(_pattern(pattern))
        count = 0 if replace_global else 1
        new = _re.sub(r"\\0", r"\\g<0>", _pattern(rewrite))
        return _each(input, lambda part: form.sub(new, _text(part), count).encode())

    def regex_full_match(input, pattern, name=None):
        """Whether each string fits a pattern."""
        form = _re.compile(_pattern(pattern))
        return _each(input, lambda part: form.fullmatch(_text(part)) is not None, tf.bool)

    def to_number(input, out_type=tf.float32, name=None):
        """The number that each string is."""
        out_type = tf.as_dtype(out_type)
        def number(part):
            try:
                return float(_text(part)) if out_type.is_floating else int(_text(part))
            except ValueError:
                raise tf.errors.InvalidArgumentError(None, None, f"StringToNumberOp could not correctly convert string: {_text(part)}")
        if isinstance(input, tf.RaggedTensor):
            return input.with_values(to_number(input.flat_values, out_type))
        return _each(input, number, out_type)

    def as_string(input, precision=-1, scientific=False, shortest=False, width=-1, fill="", name=None):
        """Numbers as text."""
        return tf.as_string(input, precision, scientific, shortest, width, fill)

    def format(template, inputs, placeholder="{}", summarize=3, name=None):
        """A text with values in the places of {}."""
        values = list(inputs) if isinstance(inputs, (list, tuple)) else [inputs]
        parts = template.split(placeholder)
        if len(parts) != len(values) + 1:
            raise ValueError(
                f"The template expects {len(parts) - 1} tensors, but the inputs only has {len(values)}. Please ensure the inputs match the template.")
        from _tensorflow import _written
        text = parts[0]
        for value, rest in zip(values, parts[1:]):
            text += _written(value, summarize, None) + rest
        return tf.constant(text)

    """#
}
