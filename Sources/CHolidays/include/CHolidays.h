#ifndef BALAI_CHOLIDAYS_H
#define BALAI_CHOLIDAYS_H

#include <stddef.h>

/// The bytes of `calendars/libur-nasional.csv`; `*count` is set to their number.
const unsigned char *balai_national_holidays(size_t *count);

#endif
