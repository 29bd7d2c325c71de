#include "CHolidays.h"

// Data alone: no code of this target reads a file, so that the pure floors may stand on it.

static const unsigned char national[] = {
#embed "../../calendars/libur-nasional.csv"
};

const unsigned char *balai_national_holidays(size_t *count) {
    *count = sizeof national;
    return national;
}
