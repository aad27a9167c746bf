#include "print/canvas.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <cstdint>
#include <cstring>
#include <numbers>
#include <stdexcept>
#include <unordered_map>

#include "print/document_language.hpp"
#include "print/fonts.hpp"

namespace statusbook {
namespace {

struct ReleaseObject {
  void operator()(gpointer object) const { g_object_unref(object); }
};

using Layout = std::unique_ptr<PangoLayout, ReleaseObject>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

constexpr guint16 to_channel(double value) {
  return static_cast<guint16>(value * 65535 + 0.5);
}

// An attribute for the bytes of `run`.
void insert(PangoAttrList* attributes, PangoAttribute* attribute, std::size_t start,
            std::size_t end) {
  attribute->start_index = static_cast<guint>(start);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(attributes, attribute);
}

void insert_style(PangoAttrList* attributes, const TextStyle& style, double size_in_layout,
                  std::size_t start, std::size_t end) {
  const auto size = static_cast<int>(size_in_layout * PANGO_SCALE + 0.5);
  insert(attributes, pango_attr_size_new_absolute(size), start, end);
  const PangoWeight weight = style.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
  insert(attributes, pango_attr_weight_new(weight), start, end);
  const Ink& ink = style.ink;
  insert(
      attributes,
      pango_attr_foreground_new(to_channel(ink.red), to_channel(ink.green), to_channel(ink.blue)),
      start, end);
}

// A paragraph on one line, for type of one point. Nothing is rounded to pixels, so it holds for
// every size: shaping text is dear, and a sheet is arranged in several sizes before one is chosen.
struct LineMeasure {
  double width = 0;
  double height = 0;
  bool is_writable = false;  // the font has all its characters
};

double size_of(const Text& text) {
  return text.empty() ? 1 : text.front().style.size;
}

// Every paragraph is laid out as if its first run were of this size, and scaled as it is drawn: for
// each size that it meets, Pango looks for fonts anew, and starts two threads to do so.
constexpr double layout_size = 16;

double layout_scale(const Text& text) {
  return layout_size / size_of(text);
}

// Equal for paragraphs that differ in size only.
std::string shape_key(const Text& text) {
  std::string key;
  for (const TextRun& run : text) {
    key +=
        fmt::format("{}\x1f{}\x1f{:.3f}\x1e", run.text,
                    run.style.weight == Weight::bold ? 'b' : 'r', run.style.size / size_of(text));
  }
  return key;
}

constexpr PangoAlignment to_pango(Alignment alignment) {
  switch (alignment) {
    case Alignment::center:
      return PANGO_ALIGN_CENTER;
    case Alignment::right:
      return PANGO_ALIGN_RIGHT;
    case Alignment::left:
      break;
  }
  return PANGO_ALIGN_LEFT;
}

}  // namespace

struct Canvas::State {
  std::string bytes;
  std::string language;
  double height = 0;
  std::unique_ptr<PangoContext, ReleaseObject> context;
  cairo_surface_t* surface = nullptr;
  cairo_t* cairo = nullptr;
  std::unordered_map<std::string, LineMeasure> measures;

  ~State() {
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
  }

  Layout make_layout(const Text& text) {
    Layout layout(pango_layout_new(context.get()));
    std::string whole;
    PangoAttrList* attributes = pango_attr_list_new();
    for (const TextRun& run : text) {
      const std::size_t start = whole.size();
      whole += run.text;
      insert_style(attributes, run.style, run.style.size * layout_scale(text), start, whole.size());
      if (run.stays_whole) {
        insert(attributes, pango_attr_allow_breaks_new(FALSE), start, whole.size());
      }
    }
    pango_layout_set_text(layout.get(), whole.c_str(), static_cast<int>(whole.size()));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    return layout;
  }

  Layout make_layout(const Text& text, double width) {
    Layout layout = make_layout(text);
    pango_layout_set_width(layout.get(),
                           static_cast<int>(width * layout_scale(text) * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    return layout;
  }

  void prepare(const std::string& of_language) {
    language = of_language;
    cairo = cairo_create(surface);
    context.reset(pango_font_map_create_context(font_map_of_thread()));
    // Metrics as designed, not rounded to the pixels of a screen, and edges in shades of one ink.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string(language.c_str()));
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(font, sheet_font_family);
    pango_context_set_font_description(context.get(), font);
    pango_font_description_free(font);
  }

  void check() const {
    for (const cairo_status_t status : {cairo_status(cairo), cairo_surface_status(surface)}) {
      if (status == CAIRO_STATUS_SUCCESS) continue;
      throw std::runtime_error(fmt::format("Cairo: {}", cairo_status_to_string(status)));
    }
  }

  const LineMeasure& measure(const Text& text) {
    const auto [place, is_new] = measures.try_emplace(shape_key(text));
    if (is_new) {
      const Layout layout = make_layout(text);
      int line_width = 0, line_height = 0;
      pango_layout_get_size(layout.get(), &line_width, &line_height);
      constexpr double unit = layout_size * PANGO_SCALE;
      place->second = {line_width / unit, line_height / unit,
                       pango_layout_get_unknown_glyphs_count(layout.get()) == 0};
    }
    return place->second;
  }

  void trace(const Rectangle& box, double radius) {
    constexpr double quarter = std::numbers::pi / 2;
    const double right = box.x + box.width, bottom = box.y + box.height;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, right - radius, box.y + radius, radius, -quarter, 0);
    cairo_arc(cairo, right - radius, bottom - radius, radius, 0, quarter);
    cairo_arc(cairo, box.x + radius, bottom - radius, radius, quarter, 2 * quarter);
    cairo_arc(cairo, box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
  }
};

Canvas::Canvas(const Paper& paper, const DocumentInfo& info) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.height = paper.height;
  state.surface =
      cairo_pdf_surface_create_for_stream(append, &state.bytes, paper.width, paper.height);
  const std::string date = info.date + "T00:00:00Z";
  const auto set = [&](cairo_pdf_metadata_t name, const std::string& value) {
    cairo_pdf_surface_set_metadata(state.surface, name, value.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, info.title);
  set(CAIRO_PDF_METADATA_SUBJECT, info.subject);
  set(CAIRO_PDF_METADATA_CREATOR, "Statusbook");
  set(CAIRO_PDF_METADATA_CREATE_DATE, date);
  set(CAIRO_PDF_METADATA_MOD_DATE, date);
  state.prepare(info.language);
}

Canvas::Canvas(const PixelSize& size, const std::string& language, Ink ground)
    : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.height = size.height;
  state.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height);
  state.prepare(language);
  cairo_set_source_rgb(state.cairo, ground.red, ground.green, ground.blue);
  cairo_paint(state.cairo);
}

Canvas::~Canvas() = default;

double Canvas::height_of(const Text& text, double width) {
  const LineMeasure& line = state_->measure(text);
  const double size = size_of(text);
  // Sizes are rounded to 1/1024 point; what nearly fills the line is left to Pango.
  if (line.width * size < width * 0.998) return line.height * size;
  int height = 0;
  pango_layout_get_size(state_->make_layout(text, width).get(), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE / layout_scale(text);
}

double Canvas::width_of(const Text& text) {
  return state_->measure(text).width * size_of(text);
}

bool Canvas::can_write(const Text& text) {
  return state_->measure(text).is_writable;
}

void Canvas::write(const Text& text, const Rectangle& box, Alignment alignment) {
  const Layout layout = state_->make_layout(text, box.width);
  pango_layout_set_alignment(layout.get(), to_pango(alignment));
  cairo_save(state_->cairo);
  cairo_translate(state_->cairo, box.x, box.y);
  cairo_scale(state_->cairo, 1 / layout_scale(text), 1 / layout_scale(text));
  cairo_move_to(state_->cairo, 0, 0);
  pango_cairo_show_layout(state_->cairo, layout.get());
  cairo_restore(state_->cairo);
}

void Canvas::fill(const Rectangle& box, Ink ink, double radius) {
  cairo_set_source_rgb(state_->cairo, ink.red, ink.green, ink.blue);
  state_->trace(box, radius);
  cairo_fill(state_->cairo);
}

void Canvas::outline(const Rectangle& box, Ink ink, double line_width, double radius) {
  cairo_set_source_rgb(state_->cairo, ink.red, ink.green, ink.blue);
  cairo_set_line_width(state_->cairo, line_width);
  state_->trace(box, radius);
  cairo_stroke(state_->cairo);
}

void Canvas::add_bookmark(const std::string& label, double y) {
  const std::string place = fmt::format("page=1 pos=[0 {:.1f}]", y);
  cairo_pdf_surface_add_outline(state_->surface, CAIRO_PDF_OUTLINE_ROOT, label.c_str(),
                                place.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

Canvas::Part::Part(Canvas& canvas, const char* tag, const std::string& attributes)
    : canvas_(canvas), tag_(tag) {
  cairo_tag_begin(canvas_.state_->cairo, tag_, attributes.c_str());
}

Canvas::Part::~Part() {
  cairo_tag_end(canvas_.state_->cairo, tag_);
}

Canvas::Part Canvas::link(const std::string& url) {
  std::string quoted;  // inside '…', with a backslash before what would end it
  for (const char c : url) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return Part(*this, CAIRO_TAG_LINK, fmt::format("uri='{}'", quoted));
}

std::string Canvas::finish() {
  cairo_show_page(state_->cairo);
  cairo_surface_finish(state_->surface);
  state_->check();
  return with_document_language(state_->bytes, state_->language);
}

// Cairo keeps a pixel in a word of the machine, whatever its order of bytes.
Picture Canvas::picture() const {
  cairo_surface_t* surface = state_->surface;
  cairo_surface_flush(surface);
  state_->check();
  Picture picture{{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface)},
                  {}};
  const unsigned char* data = cairo_image_surface_get_data(surface);
  if (data == nullptr) throw std::logic_error("only the canvas of a picture has pixels");
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const auto width = static_cast<std::size_t>(picture.size.width);
  const auto height = static_cast<std::size_t>(picture.size.height);
  picture.rgb.resize(width * height * 3);
  char* out = picture.rgb.data();
  for (std::size_t row = 0; row < height; ++row) {
    for (std::size_t column = 0; column < width; ++column) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, data + row * stride + column * sizeof pixel, sizeof pixel);
      *out++ = static_cast<char>(pixel >> 16 & 0xff);
      *out++ = static_cast<char>(pixel >> 8 & 0xff);
      *out++ = static_cast<char>(pixel & 0xff);
    }
  }
  return picture;
}

}  // namespace statusbook
