// libyaml, for `Formats`.
#pragma once

#include <yaml.h>
