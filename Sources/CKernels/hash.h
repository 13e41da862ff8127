#pragma once

#include "dispatch.h"

#include <stdint.h>

/// Mixes 32 bits so that neighbouring inputs are uncorrelated (the finalizer of MurmurHash3).
FB_INLINE uint32_t mixed(uint32_t h) {
  h ^= h >> 16;
  h *= 0x85ebca6bu;
  h ^= h >> 13;
  h *= 0xc2b2ae35u;
  h ^= h >> 16;
  return h;
}

/// The seed of all draws for one sample.
FB_INLINE uint32_t sample_key(uint64_t seed, int64_t sample) {
  return mixed((uint32_t)seed ^ mixed((uint32_t)(seed >> 32) ^ mixed((uint32_t)sample)));
}

FB_INLINE uint32_t drawn(uint32_t key, uint32_t index) { return mixed(index * 0x9e3779b9u ^ key); }

/// 24 bits, in [0, 1).
FB_INLINE float uniform_of(uint32_t draw) { return (float)(draw >> 8) * (1.0f / 16777216.0f); }
