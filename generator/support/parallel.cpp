#include "support/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "support/interrupted.hpp"

namespace statusbook {
namespace {

// The indices of one loop, handed out one by one: pages differ a hundredfold in their work, so no
// thread's share could be told beforehand.
class IndexLoop {
 public:
  IndexLoop(std::size_t count, const std::stop_token& stop,
            const std::function<void(std::size_t)>& work)
      : count_(count), stop_(stop), work_(work) {}

  // What each thread does. Throws nothing.
  void run() noexcept {
    try {
      for (std::size_t index = next_++; index < count_; index = next_++) {
        if (stop_.stop_requested()) throw Interrupted();
        work_(index);
      }
    } catch (...) {
      next_ = count_;  // the others finish what they have begun
      std::call_once(failed_, [this] { failure_ = std::current_exception(); });
    }
  }

  // The first exception, once every thread is through.
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::size_t count_;
  const std::stop_token& stop_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::once_flag failed_;
  std::exception_ptr failure_;
};

}  // namespace

void for_each_index(std::size_t count, std::size_t jobs, const std::stop_token& stop,
                    const std::function<void(std::size_t)>& work) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  IndexLoop loop(count, stop, work);
  {
    std::vector<std::jthread> helpers;
    try {
      while (helpers.size() + 1 < std::min(jobs, count))
        helpers.emplace_back([&loop] { loop.run(); });
    } catch (const std::system_error&) {
      // The system gives no more threads; those that there are do all the work.
    }
    loop.run();
  }
  loop.rethrow();
}

}  // namespace statusbook
