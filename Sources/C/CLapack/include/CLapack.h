// LAPACK, opened at the first call: most sessions decompose no matrix, and linking it would make every start of the
// program slower.

#ifndef FIELDBOOK_CLAPACK_H
#define FIELDBOOK_CLAPACK_H

#include <stddef.h>

/// Opens LAPACK on the first call. Returns NULL, or the dynamic linker's reason for which that failed.
const char *lapack_load(void);

// Matrices are in column order. Each function returns LAPACK's `info`: 0, or above it if the method did not converge,
// or -1000 if there is no memory for its work. Sizes must be above 0 and numbers finite.

/// Eigenvalues `w`, ascending, of a symmetric matrix of which the triangle `uplo` ('L' or 'U') is read; its eigenvectors
/// replace the matrix if `vectors`.
int lapack_syevd(int vectors, char uplo, int n, double *a, double *w);

/// Eigenvalues `wr` + i `wi` of a matrix, which is overwritten, and its right eigenvectors `vr` unless that is NULL.
int lapack_geev(int n, double *a, double *wr, double *wi, double *vr);

/// Singular values `s` of an m × n matrix, which is overwritten. `job` says what `u` and `vt` take: 'A' all columns and
/// rows, 'S' as many as there are singular values, 'N' nothing.
int lapack_gesdd(char job, int m, int n, double *a, double *s, double *u, double *vt);

/// Householder vectors and R of an m × n matrix in its place, and the factors `tau`.
int lapack_geqrf(int m, int n, double *a, double *tau);

/// The first `columns` columns of Q of an m-row matrix in the place of `k` Householder vectors.
int lapack_orgqr(int m, int columns, int k, double *a, const double *tau);

/// The least-squares solutions of `nrhs` right sides `b`, in its place (max(m, n) rows), by singular values `s`, those
/// below `rcond` times the largest counting as 0; the number of others is `rank`.
int lapack_gelsd(int m, int n, int nrhs, double *a, double *b, double *s, double rcond, int *rank);

#endif
