import Evaluator

extension WrittenKeras {
  /// `keras.layers`: layers that number words and whole numbers.
  static let lookups =
    #"""
    import numpy as _np
    import tensorflow as _tf
    import keras as _keras

    class _Lookup(_keras.layers.Layer):
        """The places of tokens in a vocabulary: [mask,] [unknown …,] tokens."""

        _dtype_name = "string"

        def __init__(
                self, max_tokens, num_oov_indices, mask_token, oov_token, vocabulary=None, idf_weights=None, invert=False, output_mode="int",
                sparse=False, pad_to_max_tokens=False, name=None, **kwargs):
            if max_tokens is not None and max_tokens <= 1:
                raise ValueError(f"If set, `max_tokens` must be greater than 1. Received: max_tokens={max_tokens}")
            if pad_to_max_tokens and max_tokens is None:
                raise ValueError(f"If pad_to_max_tokens is True, must set `max_tokens`. Received: max_tokens={max_tokens}")
            if num_oov_indices < 0:
                raise ValueError(f"`num_oov_indices` must be greater than or equal to 0. Received: num_oov_indices={num_oov_indices}")
            output_mode = {"binary": "multi_hot", "tf-idf": "tf_idf"}.get(output_mode, output_mode)
            modes = ("int", "one_hot", "multi_hot", "count", "tf_idf")
            if output_mode not in modes:
                raise ValueError(
                    f"Unknown value for `output_mode` argument of {type(self).__name__}. Allowed values: {modes}. Received: output_mode={output_mode}")
            if invert and output_mode != "int":
                raise ValueError(f"`output_mode` must be `'int'` when `invert` is true. Received: output_mode={output_mode}")
            if sparse:
                raise ValueError(f"{type(self).__name__} gives dense tensors here: sparse must be False")
            if idf_weights is not None and output_mode != "tf_idf":
                raise ValueError(
                    f"`idf_weights` should only be set if `output_mode` is `'tf_idf'`. Received: idf_weights={idf_weights} and output_mode={output_mode}")
            if num_oov_indices > 1 and self._dtype_name == "string":
                raise NotImplementedError("StringLookup takes num_oov_indices of 0 or 1 here: TensorFlow's hashes of strings are not here")
            super().__init__(name=name, **kwargs)
            self.max_tokens, self.num_oov_indices = max_tokens, num_oov_indices
            self.mask_token, self.oov_token, self.invert = mask_token, oov_token, invert
            self.output_mode, self.sparse, self.pad_to_max_tokens = output_mode, sparse, pad_to_max_tokens
            self.input_vocabulary, self.input_idf_weights = vocabulary, idf_weights
            self._fixed, self._tokens, self._weights = vocabulary is not None, [], None
            self._counts, self._documents, self._count = {}, {}, 0
            if vocabulary is not None:
                if output_mode == "tf_idf" and idf_weights is None:
                    raise ValueError(
                        "When specifying the `vocabulary` argument, in TF-IDF output mode, the `idf_weights` argument must also be provided.")
                self.set_vocabulary(vocabulary, idf_weights)

        def _first(self):
            """How many places come before the tokens."""
            return (1 if self.mask_token is not None and self.output_mode == "int" else 0) + self.num_oov_indices

        def _special(self):
            mask = [self.mask_token] if self.mask_token is not None and self.output_mode == "int" else []
            return mask + [self.oov_token] * self.num_oov_indices

        def _plain(self, values):
            """Tokens as an array of Python's strings or numbers."""
            if hasattr(values, "_elements") and values.dtype == _tf.string:
                flat = [part.decode("utf-8") for part in values._elements()]
                return _np.array(flat, dtype=object).reshape(tuple(values.shape))
            if self._dtype_name != "string" or self.invert and not hasattr(values, "_elements"):
                try:
                    return _np.array(values).astype("int64")
                except ValueError:
                    pass
            array = _np.array(values)
            flat = [part.decode("utf-8") if isinstance(part, bytes) else part for part in array.reshape(-1).tolist()]
            return _np.array(flat, dtype=object).reshape(array.shape)

        def get_vocabulary(self, include_special_tokens=True):
            """The tokens by place."""
            return (self._special() if include_special_tokens else []) + list(self._tokens)

        def vocabulary_size(self):
            """How many places there are."""
            return self._first() + len(self._tokens)

        def set_vocabulary(self, vocabulary, idf_weights=None):
            """Takes tokens, or a file with one in each line."""
            if self.output_mode == "tf_idf":
                if idf_weights is None:
                    raise ValueError("`idf_weights` must be set if output_mode is 'tf_idf'.")
            elif idf_weights is not None:
                raise ValueError(
                    f"`idf_weights` should only be set if output_mode is `'tf_idf'`. Received: output_mode={self.output_mode} and idf_weights={idf_weights}")
            if isinstance(vocabulary, str):
                try:
                    with open(vocabulary) as file:
                        given = file.read().splitlines()
                except FileNotFoundError:
                    raise ValueError(f"Vocabulary file {vocabulary} does not exist.")
                given = given if self._dtype_name == "string" else [int(line) for line in given]
            else:
                given = self._plain_tokens(vocabulary)
            if not given:
                raise ValueError(f"Cannot set an empty vocabulary. Received: vocabulary={vocabulary}")
            special = self._special()
            found = bool(special) and given[:len(special)] == special
            tokens = given[len(special):] if found else given
            repeated = [token for token in dict.fromkeys(tokens) if tokens.count(token) > 1]
            if repeated:
                raise ValueError(
                    f"The passed vocabulary has at least one repeated term. Please uniquify your dataset. The repeated terms are: {repeated}")
            for kind, word, token in (("mask", "mask", self.mask_token), ("oov", "OOV", self.oov_token if self.invert else None)):
                if token is not None and token in tokens:
                    raise ValueError(
                        f"Found reserved {word} token at unexpected location in `vocabulary`. Note that passed `vocabulary` does not need to "
                        "include the OOV and mask tokens. Either remove all mask and OOV tokens, or include them only at the start of the "
                        f"vocabulary in precisely this order: {special}. Received: {kind}_token={token} at vocabulary index {given.index(token)}")
            size = self._first() + len(tokens)
            if self.max_tokens is not None and size > self.max_tokens:
                raise ValueError(
                    f"Attempted to set a vocabulary larger than the maximum vocab size. Received vocabulary size is {size}; `max_tokens` is {self.max_tokens}.")
            self._take(tokens)
            if self.output_mode == "tf_idf":
                weights = _np.array(idf_weights).astype("float32")
                if len(given) != len(weights):
                    raise ValueError(
                        f"`idf_weights` must be the same length as vocabulary. len(idf_weights) is {len(weights)}; len(vocabulary) is {len(given)}")
                if not found:
                    weights = _np.concatenate([_np.full(self._first(), weights.mean()), weights])
                self._set_weights(weights)

        def _plain_tokens(self, values):
            return self._plain(values).reshape(-1).tolist()

        def _take(self, tokens):
            self._tokens = list(tokens)
            self._places = {token: self._first() + place for place, token in enumerate(self._tokens)}

        def _set_weights(self, weights):
            if self.pad_to_max_tokens and self.max_tokens is not None:
                weights = _np.concatenate([weights, _np.zeros(self.max_tokens - len(weights))])
            self._weights = weights.astype("float32")
            self.idf_weights = _tf.Variable(self._weights, trainable=False)

        def reset_state(self):
            """Forgets what adapt counted."""
            self._counts, self._documents, self._count = {}, {}, 0

        def update_state(self, data):
            """Counts the tokens of a batch."""
            if self._fixed:
                raise ValueError(
                    f"Cannot adapt layer '{self.name}' after setting a static vocabulary via `vocabulary` argument or `set_vocabulary()` method.")
            rows = self._plain(data)
            rows = rows.reshape(1, -1) if rows.ndim < 2 else rows
            for row in rows.reshape(rows.shape[0], -1).tolist():
                self._count += 1
                for token in row:
                    self._counts[token] = self._counts.get(token, 0) + 1
                for token in set(row):
                    self._documents[token] = self._documents.get(token, 0) + 1

        def finalize_state(self):
            """Makes the vocabulary of what was counted: the most frequent first."""
            if self._fixed or not self._counts:
                return
            counts = {token: count for token, count in self._counts.items() if token not in (self.mask_token, self.oov_token)}
            tokens = sorted(counts, key=lambda token: (counts[token], token), reverse=True)
            if self.max_tokens:
                tokens = tokens[:self.max_tokens - self._first()]
            self._take(tokens)
            if self.output_mode == "tf_idf":
                share = _np.array([self._documents[token] for token in tokens], dtype="float32")
                weights = _np.log(1 + self._count / (1 + share))
                self._set_weights(_np.concatenate([_np.full(self._first(), weights.mean()), weights]))
            self.reset_state()

        def adapt(self, data, steps=None):
            """Makes the vocabulary of the tokens of data."""
            self.reset_state()
            if isinstance(data, _tf.data.Dataset):
                for batch in (data if steps is None else data.take(steps)):
                    self.update_state(batch)
            else:
                rows = self._plain(data)
                self.update_state(rows.reshape(-1, 1) if rows.ndim == 1 else rows)
            self.finalize_state()

        def __call__(self, inputs, **options):
            return self.call(inputs)

        def call(self, inputs):
            if not self._tokens and self.output_mode != "int":
                raise RuntimeError(
                    f"When using `output_mode={self.output_mode}` and `pad_to_max_tokens=False`, the vocabulary size must be known. "
                    "Either set a vocabulary or call `adapt()` first.")
            if self.invert:
                numbers = _np.array(inputs).astype("int64")
                words = self.get_vocabulary()
                unknown = self.oov_token
                flat = [words[n] if 0 <= n < len(words) else unknown for n in numbers.reshape(-1).tolist()]
                if self.mask_token is not None:
                    flat = [self.mask_token if n == 0 else word for n, word in zip(numbers.reshape(-1).tolist(), flat)]
                return self._shaped(flat, numbers.shape, _tf.string if self._dtype_name == "string" else _tf.int64)
            tokens = self._plain(inputs)
            places = [self._place(token) for token in tokens.reshape(-1).tolist()]
            if self.output_mode == "int":
                return self._shaped(places, tokens.shape, _tf.int64)
            return self._encoded(places, tokens.shape)

        def _shaped(self, flat, shape, dtype):
            x = _tf.constant(flat, dtype)
            return _tf.reshape(x, shape) if shape else _tf.reshape(x, [])

        def _place(self, token):
            if self.mask_token is not None and token == self.mask_token:
                return 0 if self.output_mode == "int" else None
            place = self._places.get(token) if self._tokens else None
            if place is not None:
                return place
            if self.num_oov_indices == 0:
                raise ValueError(
                    f"When `num_oov_indices=0` all inputs should be in vocabulary. Found the following input values not in vocabulary: {token}")
            start = self._first() - self.num_oov_indices
            return start if self.num_oov_indices == 1 else start + token % self.num_oov_indices

        def _encoded(self, places, shape):
            depth = self.max_tokens if self.pad_to_max_tokens else self.vocabulary_size()
            rows = 1 if self.output_mode != "one_hot" else len(places)
            if self.output_mode != "one_hot" and len(shape) > 1:
                rows = int(_np.prod(shape[:-1]))
            columns = len(places) // max(rows, 1)
            table = _np.zeros((rows, depth), dtype="float32")
            for number, place in enumerate(places):
                if place is not None:
                    row = number // max(columns, 1)
                    table[row, place] = 1.0 if self.output_mode in ("one_hot", "multi_hot") else table[row, place] + 1
            if self.output_mode == "tf_idf":
                table = table * self._weights
            lead = shape
            if self.output_mode != "one_hot" or (len(shape) > 1 and shape[-1] == 1):
                lead = shape[:-1]
            return _tf.reshape(_tf.constant(table), tuple(lead) + (depth,))

        def get_build_config(self):
            return {}

        def get_config(self):
            def listed(value):
                return value if value is None or isinstance(value, (list, tuple)) else _np.array(value).tolist()
            return {
                **super().get_config(), "invert": self.invert, "max_tokens": self.max_tokens, "num_oov_indices": self.num_oov_indices,
                "oov_token": self.oov_token, "mask_token": self.mask_token, "output_mode": self.output_mode, "sparse": self.sparse,
                "pad_to_max_tokens": self.pad_to_max_tokens, "vocabulary": listed(self.input_vocabulary),
                "idf_weights": listed(self.input_idf_weights)}

    class StringLookup(_Lookup):
        """The places of words in a vocabulary, or with invert the words."""

        def __init__(
                self, max_tokens=None, num_oov_indices=1, mask_token=None, oov_token="[UNK]", vocabulary=None, idf_weights=None, invert=False,
                output_mode="int", pad_to_max_tokens=False, sparse=False, encoding="utf-8", name=None, **kwargs):
            super().__init__(
                max_tokens, num_oov_indices, mask_token, oov_token, vocabulary=vocabulary, idf_weights=idf_weights, invert=invert,
                output_mode=output_mode, pad_to_max_tokens=pad_to_max_tokens, sparse=sparse, name=name, **kwargs)
            self.encoding = encoding

        def get_config(self):
            return {**super().get_config(), "encoding": self.encoding}

    class IntegerLookup(_Lookup):
        """The places of whole numbers in a vocabulary, or with invert the numbers."""

        _dtype_name = "int64"

        def __init__(
                self, max_tokens=None, num_oov_indices=1, mask_token=None, oov_token=-1, vocabulary=None, vocabulary_dtype="int64",
                idf_weights=None, invert=False, output_mode="int", sparse=False, pad_to_max_tokens=False, name=None, **kwargs):
            if max_tokens is not None and max_tokens <= 1:
                raise ValueError(
                    f"If `max_tokens` is set for `IntegerLookup`, it must be greater than 1. Received: max_tokens={max_tokens}.")
            if num_oov_indices < 0:
                raise ValueError(
                    "The value of `num_oov_indices` argument for `IntegerLookup` must >= 0. Received: "
                    f"num_oov_indices={num_oov_indices}.")
            super().__init__(
                max_tokens, num_oov_indices, mask_token, oov_token, vocabulary=vocabulary, idf_weights=idf_weights, invert=invert,
                output_mode=output_mode, sparse=sparse, pad_to_max_tokens=pad_to_max_tokens, name=name, **kwargs)

    """#
}
