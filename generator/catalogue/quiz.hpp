#pragma once

// The questions of the quiz, from content/quiz.json. Plain values that own their text.

#include <string>
#include <vector>

namespace statusbook {

struct QuizChoice {
  std::string code;  // a key
  bool right = false;
  std::string why;  // it is right, or is not
};

struct QuizQuestion {
  std::string id;
  std::string difficulty;  // easy, medium, hard
  std::string scenario;    // inline Markdown
  std::string question;
  std::vector<QuizChoice> choices;  // exactly one is right; no code twice
  std::string source;               // a section, or the id of a Source
};

struct Quiz {
  std::vector<QuizQuestion> questions;
  std::string updated;  // YYYY-MM-DD; empty when there is no quiz
};

}  // namespace statusbook
