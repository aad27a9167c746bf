#pragma once

// An open POSIX file descriptor that is closed when its owner goes. Internal to the real file
// system. Not for use from several threads at once.

#include <unistd.h>

#include <utility>

namespace statusbook {

class Descriptor {
 public:
  Descriptor() = default;  // none
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (is_open()) ::close(number_);
  }

  bool is_open() const { return number_ >= 0; }
  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }
  // Closes now and says whether that went well: a delayed write error shows up here.
  bool close() { return ::close(release()) == 0; }

 private:
  int number_ = -1;
};

}  // namespace statusbook
