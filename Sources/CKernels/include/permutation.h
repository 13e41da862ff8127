#pragma once

/// Permutes axes: y[i, j, …] = x[i · steps[0] + j · steps[1] + …], `rank` axes of the result, outermost first.
void fb_permute(long rank, const long *lengths, const long *steps, const float *x, float *y);
