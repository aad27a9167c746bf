#pragma once

// Where on the way from the client to the origin server and back a code arises: the steps of one
// exchange, in the order of time, one of them marked. Plain values that own their text.

#include <cstddef>
#include <string>
#include <vector>

namespace statusbook {

struct PathStep {
  std::size_t from = 0, to = 0;  // indexes of parties; equal for what a party does by itself
  std::string says;
  bool lost = false;  // never arrives
};

struct RequestPath {
  std::string caption;
  std::vector<std::string> parties;  // names, from the client's end to the origin's
  std::vector<PathStep> steps;
  std::size_t marked = 0;  // index of the step from which the code follows
  bool fails = false;      // the marked step goes wrong; else the code is only decided there
};

}  // namespace statusbook
