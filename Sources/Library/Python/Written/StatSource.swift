import Evaluator

extension WrittenModules {
  static let stat = WrittenModule(
    "stat", doc: "Kinds and modes of files.",
    #"""
    ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)
    S_IFDIR, S_IFREG, S_IFLNK = 0o040000, 0o100000, 0o120000
    S_IRUSR, S_IWUSR, S_IXUSR, S_IRWXU = 0o400, 0o200, 0o100, 0o700
    S_IREAD, S_IWRITE, S_IEXEC, S_ISUID, S_ISGID, S_ISVTX = S_IRUSR, S_IWUSR, S_IXUSR, 0o4000, 0o2000, 0o1000
    S_IRGRP, S_IWGRP, S_IXGRP, S_IRWXG = 0o040, 0o020, 0o010, 0o070
    S_IROTH, S_IWOTH, S_IXOTH, S_IRWXO = 0o004, 0o002, 0o001, 0o007

    def S_IFMT(mode):
        """The kind of a file."""
        return mode & 0o170000

    def S_IMODE(mode):
        """Who may use a file."""
        return mode & 0o7777

    def S_ISDIR(mode):
        """Whether it is a folder."""
        return S_IFMT(mode) == S_IFDIR

    def S_ISREG(mode):
        """Whether it is a file."""
        return S_IFMT(mode) == S_IFREG

    def S_ISLNK(mode):
        """Whether it is a link."""
        return S_IFMT(mode) == S_IFLNK

    def filemode(mode):
        """Kind and rights as ls shows them: -rw-r--r--."""
        text = {S_IFDIR: 'd', S_IFREG: '-', S_IFLNK: 'l'}.get(S_IFMT(mode), '?')
        for shift in (6, 3, 0):
            for bit, letter in ((4, 'r'), (2, 'w'), (1, 'x')):
                text += letter if mode >> shift & bit else '-'
        return text
    """#)
}
