// libzip as `Networks` sees it.
#pragma once

#include <zip.h>
