#include <spawn.h>

/* The C library has it since 2.34, behind a feature switch that Swift's view of <spawn.h> does not set. */
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

/* Nothing from this descriptor on is open in the program that is started. */
static inline int balai_spawn_close_from(posix_spawn_file_actions_t *actions, int from) {
    return posix_spawn_file_actions_addclosefrom_np(actions, from);
}
