#include "CLapack.h"

#include <stdlib.h>

#include "CLoading.h"

enum { no_memory = -1000 };

// Fortran passes the lengths of texts behind all other arguments.
static struct {
  void (*dsyevd_)(
    const char *job, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
    const int *lwork, int *iwork, const int *liwork, int *info, size_t, size_t);
  void (*dgeev_)(
    const char *left, const char *right, const int *n, double *a, const int *lda, double *wr, double *wi,
    double *vl, const int *ldvl, double *vr, const int *ldvr, double *work, const int *lwork, int *info, size_t,
    size_t);
  void (*dgesdd_)(
    const char *job, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
    const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info, size_t);
  void (*dgeqrf_)(
    const int *m, const int *n, double *a, const int *lda, double *tau, double *work, const int *lwork,
    int *info);
  void (*dorgqr_)(
    const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau, double *work,
    const int *lwork, int *info);
  void (*dgelsd_)(
    const int *m, const int *n, const int *nrhs, double *a, const int *lda, double *b, const int *ldb,
    double *s, const double *rcond, int *rank, double *work, const int *lwork, int *iwork, int *info);
} lapack;

static const loaded_function functions[] = {
  LOADED(lapack, dsyevd_), LOADED(lapack, dgeev_), LOADED(lapack, dgesdd_),
  LOADED(lapack, dgeqrf_), LOADED(lapack, dorgqr_), LOADED(lapack, dgelsd_),
};

const char *lapack_load(void) {
  static loaded_library library = {
    "liblapack.so.3", "", functions, sizeof functions / sizeof functions[0]};
  return library_load(&library);
}

static int largest(int a, int b) { return a > b ? a : b; }
static int smallest(int a, int b) { return a < b ? a : b; }

int lapack_syevd(int vectors, char uplo, int n, double *a, double *w) {
  const char *job = vectors ? "V" : "N";
  int info = 0, query = -1, integers = 0;
  double size = 0;
  lapack.dsyevd_(job, &uplo, &n, a, &n, w, &size, &query, &integers, &query, &info, 1, 1);
  if (info != 0) return info;
  int lwork = (int)size;
  double *work = malloc(sizeof(double) * (size_t)largest(lwork, 1));
  int *iwork = malloc(sizeof(int) * (size_t)largest(integers, 1));
  info = no_memory;
  if (work != NULL && iwork != NULL) {
    lapack.dsyevd_(job, &uplo, &n, a, &n, w, work, &lwork, iwork, &integers, &info, 1, 1);
  }
  free(work);
  free(iwork);
  return info;
}

int lapack_geev(int n, double *a, double *wr, double *wi, double *vr) {
  const char *right = vr == NULL ? "N" : "V";
  int info = 0, query = -1;
  double size = 0;
  lapack.dgeev_("N", right, &n, a, &n, wr, wi, NULL, &n, vr, &n, &size, &query, &info, 1, 1);
  if (info != 0) return info;
  int lwork = (int)size;
  double *work = malloc(sizeof(double) * (size_t)largest(lwork, 1));
  if (work == NULL) return no_memory;
  lapack.dgeev_("N", right, &n, a, &n, wr, wi, NULL, &n, vr, &n, work, &lwork, &info, 1, 1);
  free(work);
  return info;
}

int lapack_gesdd(char job, int m, int n, double *a, double *s, double *u, double *vt) {
  int info = 0, query = -1, least = smallest(m, n);
  int rows = job == 'A' ? n : least;
  double size = 0;
  int *iwork = malloc(sizeof(int) * 8 * (size_t)least);
  if (iwork == NULL) return no_memory;
  lapack.dgesdd_(&job, &m, &n, a, &m, s, u, &m, vt, &rows, &size, &query, iwork, &info, 1);
  if (info == 0) {
    int lwork = (int)size;
    double *work = malloc(sizeof(double) * (size_t)largest(lwork, 1));
    if (work == NULL) {
      info = no_memory;
    } else {
      lapack.dgesdd_(&job, &m, &n, a, &m, s, u, &m, vt, &rows, work, &lwork, iwork, &info, 1);
    }
    free(work);
  }
  free(iwork);
  return info;
}

int lapack_geqrf(int m, int n, double *a, double *tau) {
  int info = 0, query = -1;
  double size = 0;
  lapack.dgeqrf_(&m, &n, a, &m, tau, &size, &query, &info);
  if (info != 0) return info;
  int lwork = (int)size;
  double *work = malloc(sizeof(double) * (size_t)largest(lwork, 1));
  if (work == NULL) return no_memory;
  lapack.dgeqrf_(&m, &n, a, &m, tau, work, &lwork, &info);
  free(work);
  return info;
}

int lapack_orgqr(int m, int columns, int k, double *a, const double *tau) {
  int info = 0, query = -1;
  double size = 0;
  lapack.dorgqr_(&m, &columns, &k, a, &m, tau, &size, &query, &info);
  if (info != 0) return info;
  int lwork = (int)size;
  double *work = malloc(sizeof(double) * (size_t)largest(lwork, 1));
  if (work == NULL) return no_memory;
  lapack.dorgqr_(&m, &columns, &k, a, &m, tau, work, &lwork, &info);
  free(work);
  return info;
}

int lapack_gelsd(int m, int n, int nrhs, double *a, double *b, double *s, double rcond, int *rank) {
  int info = 0, query = -1, integers = 0, rows = largest(m, n);
  double size = 0;
  lapack.dgelsd_(&m, &n, &nrhs, a, &m, b, &rows, s, &rcond, rank, &size, &query, &integers, &info);
  if (info != 0) return info;
  int lwork = (int)size;
  double *work = malloc(sizeof(double) * (size_t)largest(lwork, 1));
  int *iwork = malloc(sizeof(int) * (size_t)largest(integers, 1));
  info = no_memory;
  if (work != NULL && iwork != NULL) {
    lapack.dgelsd_(&m, &n, &nrhs, a, &m, b, &rows, s, &rcond, rank, work, &lwork, iwork, &info);
  }
  free(work);
  free(iwork);
  return info;
}
