#pragma once

// One loop over indices, on several threads. What it calls must be safe for that.

#include <cstddef>
#include <functional>
#include <stop_token>

namespace statusbook {

// Calls `work(0)` … `work(count - 1)` on at most `jobs` threads (0: one for each core; 1: in order,
// on this thread). An exception ends the loop and is passed on. A stop request ends it between two
// calls with Interrupted.
void for_each_index(std::size_t count, std::size_t jobs, const std::stop_token& stop,
                    const std::function<void(std::size_t)>& work);

}  // namespace statusbook
