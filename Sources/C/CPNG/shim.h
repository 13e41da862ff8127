// libpng's simplified interface (`png_image_*`), the one that returns errors instead of jumping over the caller.
#ifndef FIELDBOOK_CPNG_H
#define FIELDBOOK_CPNG_H

#include <png.h>

#endif
