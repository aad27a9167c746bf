#include "support/parallel.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include "support/interrupted.hpp"

namespace statusbook {

void for_each_index(std::size_t count, std::size_t jobs, const std::stop_token& stop,
                    const std::function<void(std::size_t)>& work) {
  const auto work_unless_stopped = [&](std::size_t index) {
    if (stop.stop_requested()) throw Interrupted();
    work(index);
  };
  if (jobs == 1) {
    for (std::size_t index = 0; index < count; ++index)
      work_unless_stopped(index);
    return;
  }
  if (jobs == 0) return tbb::parallel_for(std::size_t{0}, count, work_unless_stopped);
  // The arena alone would not start more threads than there are cores.
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, jobs);
  tbb::task_arena arena(static_cast<int>(jobs));
  arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, work_unless_stopped); });
}

}  // namespace statusbook
