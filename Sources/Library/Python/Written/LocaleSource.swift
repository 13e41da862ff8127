import Evaluator

extension WrittenModules {
  static let locale = WrittenModule(
    "locale", doc: "Numbers and dates as they are written somewhere: here always as in C.",
    #"""
    LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
    CHAR_MAX = 127

    class Error(Exception):
        """A locale that is not there."""

    def setlocale(category, locale=None):
        """Here are C and what the system is set to, which is C too."""
        if locale not in (None, '', 'C', 'POSIX', 'C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8', 'en_US', ('en_US', 'UTF-8')):
            raise Error('unsupported locale setting')
        return 'C' if locale in (None, 'C', 'POSIX') else 'C.UTF-8'

    def getlocale(category=LC_CTYPE):
        """('en_US', 'UTF-8')"""
        return ('en_US', 'UTF-8')

    def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')):
        """('en_US', 'UTF-8')"""
        return ('en_US', 'UTF-8')

    def getpreferredencoding(do_setlocale=True):
        """UTF-8"""
        return 'UTF-8'

    def getencoding():
        """UTF-8"""
        return 'UTF-8'

    def localeconv():
        """How numbers are written."""
        return {'int_curr_symbol': '', 'currency_symbol': '', 'mon_decimal_point': '', 'mon_thousands_sep': '', 'mon_grouping': [],
                'positive_sign': '', 'negative_sign': '', 'int_frac_digits': 127, 'frac_digits': 127, 'p_cs_precedes': 127,
                'p_sep_by_space': 127, 'n_cs_precedes': 127, 'n_sep_by_space': 127, 'p_sign_posn': 127, 'n_sign_posn': 127,
                'decimal_point': '.', 'thousands_sep': '', 'grouping': []}

    def format_string(f, val, grouping=False, monetary=False):
        """f % val"""
        return f % val

    def str(val):
        """A number with up to 12 digits."""
        return '%.12g' % val

    def atof(string, func=float):
        """The number that a text is."""
        return func(string)

    def atoi(string):
        """The whole number that a text is."""
        return int(string)

    def strcoll(a, b):
        """Below, equal to or above 0, as a comes before b."""
        return (a > b) - (a < b)

    def strxfrm(string):
        """A text that is sorted as this one."""
        return string
    """#)
}
