#pragma once

// An answer as raw bytes with pauses between them and an end that may be none of HTTP's: what a
// mock endpoint sends. A plain value.

#include <chrono>
#include <string>
#include <vector>

namespace statusbook {

// as_requested: the connection stays, unless the request or the answer asked for its end.
// silence: nothing more is sent, and the client is left to give up.
enum class ScriptEnd { as_requested, close, reset, silence };

struct ScriptStep {
  std::chrono::milliseconds pause{0};  // before the bytes
  std::string bytes;

  bool operator==(const ScriptStep&) const = default;
};

struct ScriptedAnswer {
  std::vector<ScriptStep> steps;
  ScriptEnd end = ScriptEnd::as_requested;
};

}  // namespace statusbook
