import Evaluator

extension WrittenTensorFlow {
  /// `tf.io`: files and pictures.
  static let files =
    #"""
    import os as _os
    import tensorflow as tf
    from _tensorflow_pictures import decode as _decode, encode as _encode, size as _size, numbers as _numbers

    def _path(filename):
        x = filename.numpy() if isinstance(filename, tf.Tensor) else filename
        return x.decode() if isinstance(x, bytes) else _os.fspath(x)

    def read_file(filename, name=None):
        """The bytes of a file."""
        path = _path(filename)
        try:
            with open(path, "rb") as file:
                return tf.constant(file.read())
        except FileNotFoundError:
            raise tf.errors.NotFoundError(None, None, f"{path}; No such file or directory") from None
        except IsADirectoryError:
            raise tf.errors.FailedPreconditionError(None, None, f"{path}; Is a directory") from None

    def write_file(filename, contents, name=None):
        """Writes bytes to a file."""
        path = _path(filename)
        folder = _os.path.dirname(path)
        if folder:
            _os.makedirs(folder, exist_ok=True)
        data = tf.convert_to_tensor(contents).numpy()
        with open(path, "wb") as file:
            file.write(data)

    def matching_files(pattern, name=None):
        """The names of the files that a pattern fits."""
        import glob
        patterns = tf.reshape(tf.convert_to_tensor(pattern), [-1])._elements()
        return tf.constant(sorted(name for part in patterns for name in glob.glob(part.decode())), tf.string)

    def _bytes(contents):
        x = tf.convert_to_tensor(contents)
        if x.dtype != tf.string or x.shape.rank != 0:
            raise tf.errors.InvalidArgumentError(None, None, "contents must be the bytes of one picture, as tf.io.read_file gives them")
        return x.numpy()

    def decode_image(contents, channels=None, dtype=tf.uint8, name=None, expand_animations=True):
        """The picture of a JPEG or PNG file."""
        picture = tf.constant(_decode(_bytes(contents), channels or 0, ""))
        return picture if tf.as_dtype(dtype) == tf.uint8 else tf.image.convert_image_dtype(picture, dtype)

    def decode_jpeg(contents, channels=0, ratio=1, fancy_upscaling=True, try_recover_truncated=False,
                    acceptable_fraction=1, dct_method="", name=None):
        """The picture of a JPEG or PNG file."""
        picture = tf.constant(_decode(_bytes(contents), channels, "jpeg"))
        return picture[::ratio, ::ratio] if ratio != 1 else picture

    def decode_png(contents, channels=0, dtype=tf.uint8, name=None):
        """The picture of a PNG or JPEG file."""
        return tf.constant(_decode(_bytes(contents), channels, "png"))

    def encode_png(image, compression=-1, name=None):
        """The bytes of a PNG file of a picture."""
        return tf.constant(_encode(tf.cast(image, tf.uint8), "png", 0))

    def encode_jpeg(image, format="", quality=95, progressive=False, optimize_size=False, chroma_downsampling=True,
                    density_unit="in", x_density=300, y_density=300, xmp_metadata="", name=None):
        """The bytes of a JPEG file of a picture."""
        return tf.constant(_encode(tf.cast(image, tf.uint8), "jpeg", quality))

    def is_jpeg(contents, name=None):
        """Whether bytes are those of a JPEG file."""
        return tf.constant(_bytes(contents)[:3] == b"\xff\xd8\xff")

    def extract_jpeg_shape(contents, output_type=tf.int32, name=None):
        """Height, width and channels of a JPEG file."""
        return tf.constant(_size(_bytes(contents)), output_type)

    def decode_raw(input_bytes, out_type, little_endian=True, fixed_length=None, name=None):
        """The numbers that bytes are."""
        dtype = tf.as_dtype(out_type)
        x = tf.convert_to_tensor(input_bytes)
        parts = x._elements()
        if not little_endian and dtype.size > 1:
            parts = [b"".join(part[n:n + dtype.size][::-1] for n in range(0, len(part), dtype.size)) for part in parts]
        rows = [_numbers(part, dtype.name) for part in parts]
        return tf.constant(rows[0]) if x.shape.rank == 0 else tf.stack([tf.constant(row) for row in rows])

    def encode_base64(input, pad=False, name=None):
        """Bytes as text of 64 signs, for addresses."""
        import base64
        data = base64.urlsafe_b64encode(tf.convert_to_tensor(input).numpy())
        return tf.constant(data if pad else data.rstrip(b"="))

    def decode_base64(input, name=None):
        """The bytes of text of 64 signs."""
        import base64
        data = tf.convert_to_tensor(input).numpy()
        return tf.constant(base64.urlsafe_b64decode(data + b"=" * (-len(data) % 4)))

    def serialize_tensor(tensor, name=None):
        """Refused: np.save keeps an array in a file."""
        raise NotImplementedError("tf.io.serialize_tensor is not in Fieldbook: np.save('x.npy', x) keeps an array in a file")

    class gfile:
        """Files and folders."""

        @staticmethod
        def exists(path):
            """Whether there is a file or a folder."""
            return _os.path.exists(_path(path))

        @staticmethod
        def isdir(path):
            """Whether there is a folder."""
            return _os.path.isdir(_path(path))

        @staticmethod
        def listdir(path):
            """The names in a folder."""
            return _os.listdir(_path(path))

        @staticmethod
        def glob(pattern):
            """The names of the files that a pattern fits."""
            import glob
            patterns = [pattern] if isinstance(pattern, (str, bytes)) or hasattr(pattern, "__fspath__") else pattern
            return [name for part in patterns for name in glob.glob(_path(part))]

        @staticmethod
        def makedirs(path):
            """Makes a folder, and those around it."""
            _os.makedirs(_path(path), exist_ok=True)

        mkdir = makedirs

        @staticmethod
        def remove(path):
            """Deletes a file."""
            _os.remove(_path(path))

        @staticmethod
        def rmtree(path):
            """Deletes a folder with all that is in it."""
            import shutil
            shutil.rmtree(_path(path))

        @staticmethod
        def copy(src, dst, overwrite=False):
            """Copies a file."""
            import shutil
            if _os.path.exists(_path(dst)) and not overwrite:
                raise tf.errors.AlreadyExistsError(None, None, f"file already exists: {_path(dst)}")
            shutil.copy(_path(src), _path(dst))

        @staticmethod
        def rename(src, dst, overwrite=False):
            """Gives a file another name."""
            if _os.path.exists(_path(dst)) and not overwrite:
                raise tf.errors.AlreadyExistsError(None, None, f"file already exists: {_path(dst)}")
            _os.rename(_path(src), _path(dst))

        @staticmethod
        def join(path, *paths):
            """Parts of a path joined."""
            return _os.path.join(_path(path), *map(_path, paths))

        @staticmethod
        def walk(top, topdown=True, onerror=None):
            """Folders with the folders and files in them."""
            return _os.walk(_path(top), topdown)

        @staticmethod
        def GFile(name, mode="r"):
            """A file."""
            return open(_path(name), mode)

        Open = GFile

    """#
}
