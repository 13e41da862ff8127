// The wrappers are inline; a C target needs one source file.
#include "CEditline.h"
