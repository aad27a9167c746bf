#pragma once

// One thread that does jobs in the order given, so that the thread that talks to the browsers never
// waits for a page to be rendered. Jobs must not throw. `add` may be called from any thread; the
// destructor finishes the job at hand and drops the rest.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <queue>
#include <thread>

namespace statusbook {

class Worker {
 public:
  using Job = std::function<void()>;

  Worker();
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void add(Job job);

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::queue<Job> jobs_;  // guarded by mutex_
  bool ending_ = false;   // guarded by mutex_
  std::thread thread_;
};

}  // namespace statusbook
