#pragma once

// One page of a PDF, or a picture, drawn in memory: text set in the one font of the sheets,
// rectangles; a PDF has structure for screen readers, links and bookmarks too. Pango and Cairo stay
// behind it. Only the font files named at configuring are used, never what else the machine has, so
// that the bytes are the same everywhere. One canvas belongs to one thread; several may draw at
// once. Lengths are points of a page or pixels of a picture, from the top left corner.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "print/paper.hpp"
#include "print/picture.hpp"

namespace statusbook {

struct Ink {
  double red = 0, green = 0, blue = 0;
};

enum class Weight { regular, bold };

struct TextStyle {
  double size = 0;
  Weight weight = Weight::regular;
  Ink ink;
};

struct TextRun {
  std::string text;
  TextStyle style;
  bool stays_whole = false;  // no line ends in it
};

using Text = std::vector<TextRun>;  // one paragraph

enum class Alignment { left, center, right };

struct Rectangle {
  double x = 0, y = 0, width = 0, height = 0;
};

struct DocumentInfo {
  std::string title;
  std::string subject;
  std::string language;  // BCP 47
  std::string date;      // YYYY-MM-DD: when the document was made, as far as it says
};

class Canvas {
 public:
  // Throws IoError when a font file is not there.
  Canvas(const Paper& paper, const DocumentInfo& info);
  // For a picture, which begins as one area of `ground`.
  Canvas(const PixelSize& size, const std::string& language, Ink ground);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // Of the paragraph when its lines are at most `width` wide.
  double height_of(const Text& text, double width);
  // Of the paragraph on one line.
  double width_of(const Text& text);
  // Whether the font has all its characters.
  bool can_write(const Text& text);

  // The first line's top is at `box.y`; the box's height counts for nothing.
  void write(const Text& text, const Rectangle& box, Alignment alignment = Alignment::left);
  void fill(const Rectangle& box, Ink ink, double radius = 0);
  void outline(const Rectangle& box, Ink ink, double line_width, double radius = 0);

  // A heading in the viewer's list, which leads to a height of the page.
  void add_bookmark(const std::string& label, double y);

  // A part of the document's structure, for as long as it lives: "H1", "P", "Sect" (ISO 32000-1
  // 14.8.4); nested parts end before those around them.
  class Part {
   public:
    Part(Canvas& canvas, const char* tag, const std::string& attributes = {});
    ~Part();
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

   private:
    Canvas& canvas_;
    const char* tag_;
  };
  // The same for what leads to `url` when it is clicked.
  Part link(const std::string& url);

  // The PDF's bytes. The canvas takes nothing more afterwards.
  std::string finish();
  // What has been drawn so far, on the canvas of a picture.
  Picture picture() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace statusbook
