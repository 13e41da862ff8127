// libpng's simplified interface: it reports errors by a status, never by a jump over the caller.
#ifndef FIELDBOOK_CPNG_H
#define FIELDBOOK_CPNG_H

#include <png.h>

#endif
