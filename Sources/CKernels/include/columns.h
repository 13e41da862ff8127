#pragma once

// Columns of rows of numbers: biases and their gradients.

/// Adds a bias per column.
void fb_add_to_columns(const float *bias, float *y, long rows, long columns);
void fb_column_sums(const float *x, float *sums, long rows, long columns);
/// Adds the sums of `count` columns of rows that are `step` apart.
void fb_add_column_sums(const float *x, float *sums, long rows, long step, long count);
