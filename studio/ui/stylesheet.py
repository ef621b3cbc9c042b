"""The one style sheet, generated from the design tokens. No widget hard-codes a colour.

Widgets say what they are with dynamic properties: ``kind`` for buttons, ``role`` for
labels and ``box`` for frames.
"""

from __future__ import annotations

from studio.ui.theme import Theme

_BASE = """
* {{ font-family: {family}; font-size: {body}px; color: {text}; outline: none; }}
QMainWindow, QWidget[box="canvas"], QScrollArea, QStackedWidget {{
    background: {canvas}; border: 0; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {border}; padding: 4px; }}
QWidget[box="plain"] {{ background: transparent; border: 0; }}
QFrame[box="rail"] {{ background: {canvas}; border: 0; border-right: 1px solid {line}; }}
QFrame[box="topbar"] {{ background: {canvas}; border: 0; border-bottom: 1px solid {line}; }}
QFrame[box="side"] {{ background: {canvas}; border: 0; border-right: 1px solid {line}; }}
QFrame[box="side-right"] {{ background: {canvas}; border: 0; border-left: 1px solid {line}; }}
QFrame[box="panel"] {{ background: {surface}; border: 0; border-left: 1px solid {line}; }}
QFrame[box="closing"] {{ background: {sunken}; border: 0; border-radius: {r_chip}px; }}
QFrame[box="look"] {{ background: {sunken}; border: 0; border-left: 1px solid {line}; }}
QFrame[box="card"] {{
    background: {surface}; border: 1px solid {line}; border-radius: {r_card}px; }}
QFrame[box="decide"] {{
    background: {surface}; border: 1px solid {checkLine}; border-radius: {r_card}px; }}
QFrame[box="rule"] {{ background: {line}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[box="rule-v"] {{ background: {line}; border: 0; max-width: 1px; min-width: 1px; }}
QFrame[box="quote"] {{ border: 0; border-left: 3px solid {border}; background: transparent; }}
QFrame[box="pencil"] {{
    background: transparent; border: 1px dashed {border}; border-radius: {r_chip}px; }}
QFrame[box="confirm"] {{
    background: {surface}; border: 2px solid {ink}; border-radius: {r_card}px; }}
QFrame[box="sunken"] {{
    background: {canvas}; border: 1px solid {line}; border-radius: {r_chip}px; }}
QFrame[box="dialog"] {{
    background: {surface}; border: 1px solid {line}; border-radius: {r_dialog}px; }}
QFrame[box="countdown"] {{ background: {inkTint}; border: 0; border-radius: {r_chip}px; }}
QFrame[box="row"] {{
    background: transparent; border: 0; border-left: 3px solid transparent; border-radius: 0; }}
QFrame[box="row-on"] {{ background: {inkTint}; border: 0; border-left: 4px solid {ink}; }}
QFrame[box="row-decide"] {{
    background: {checkTint}; border: 0; border-left: 3px solid transparent; }}
QFrame[box="row-stop"] {{
    background: {stopTint}; border: 0; border-left: 3px solid transparent; }}
QFrame[box="row"][current="true"] {{ border-left: 3px solid {text2}; }}
QFrame[box="row-decide"][current="true"] {{ border-left: 3px solid {check}; }}
QFrame[box="row-stop"][current="true"] {{ border-left: 3px solid {stop}; }}
"""

_LABELS = """
QLabel {{ background: transparent; border: 0; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[role="display"] {{ font-size: {display}px; font-weight: 600; }}
QLabel[role="heading2"] {{ font-size: {heading2}px; font-weight: 600; }}
QLabel[role="heading3"] {{ font-size: {heading3}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-size: {small}px; font-weight: 600; }}
QLabel[role="lead"] {{ font-size: {lead}px; }}
QLabel[role="small"] {{ font-size: {small}px; color: {text2}; }}
QLabel[role="body2"] {{ color: {text2}; }}
QLabel[role="caption"] {{ font-size: {caption}px; color: {text3}; }}
QLabel[role="pencil"] {{ color: {pencil}; }}
QLabel[tone="ok"] {{ color: {ok}; }}
QLabel[tone="check"] {{ color: {check}; }}
QLabel[tone="stop"] {{ color: {stop}; }}
QLabel[tone="ink"] {{ color: {ink}; }}
QLabel[role="monogram"] {{
    background: {sunken}; color: {text2}; border-radius: {r_tag}px;
    font-size: {small}px; font-weight: 600; }}
QLabel[role="monogram-on"] {{
    background: {inkTint}; color: {ink}; border-radius: {r_tag}px;
    font-size: {caption}px; font-weight: 600; }}
QLabel[role="step"] {{
    background: transparent; color: {text2}; border: 1px dashed {border};
    border-radius: {half_step}px; font-size: {small}px; font-weight: 600; }}
QLabel[role="number"] {{
    background: {ink}; color: {onInk}; border-radius: {half_number}px;
    font-size: {small}px; font-weight: 600; }}
"""

_BUTTONS = """
QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {border};
    border-radius: {r_control}px; padding: 0 {pad}px; min-height: {button}px;
    font-weight: 600; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:disabled {{ background: {sunken}; color: {text3}; border-color: {line}; }}
QPushButton[kind="primary"] {{ background: {ink}; color: {onInk}; border-color: {ink}; }}
QPushButton[kind="primary"]:hover {{ background: {inkHover}; border-color: {inkHover}; }}
QPushButton[kind="primary"]:pressed {{ background: {inkPressed}; border-color: {inkPressed}; }}
QPushButton[kind="primary"]:disabled {{
    background: {sunken}; color: {text3}; border-color: {line}; }}
QPushButton[kind="stop"] {{ background: {surface}; color: {stop}; border-color: {stop}; }}
QPushButton[kind="fix"] {{ background: {inkTint}; color: {ink}; border-color: {inkLine}; }}
QPushButton[kind="fix"]:hover, QPushButton[kind="fix"]:pressed {{ border-color: {ink}; }}
QPushButton[kind="quiet"] {{
    background: transparent; border-color: transparent; padding: 0 {pad_small}px; }}
QPushButton[kind="quiet"]:hover {{ background: {hover}; }}
QPushButton[kind="link"] {{
    background: transparent; border: 0; padding: 0; color: {ink}; min-height: {target}px;
    font-size: {small}px; text-decoration: underline; }}
QPushButton[kind="key"] {{
    min-height: {key}px; max-height: {key}px; font-size: {lead}px; padding: 0; }}
QPushButton[kind="key"][scale="low"] {{ min-height: {key_low}px; max-height: {key_low}px; }}
QPushButton[scale="small"] {{
    min-height: {button_small}px; font-size: {body}px; padding: 0 {pad_small}px; }}
QPushButton[scale="large"] {{ min-height: {button_large}px; }}
QToolButton {{
    background: transparent; border: 0; border-radius: {r_control}px;
    min-width: {target}px; min-height: {target}px; padding: 0; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {inkTint}; }}
QToolButton[kind="nav"] {{
    padding-top: 5px; font-size: {small}px; color: {text2}; border-radius: {r_chip}px;
    min-width: {nav_w}px; max-width: {nav_w}px; min-height: {nav_h}px; max-height: {nav_h}px; }}
QToolButton[kind="nav"]:checked {{ color: {ink}; background: {inkTint}; font-weight: 600; }}
QToolButton[kind="segment"] {{
    font-size: {small}px; border: 1px solid transparent; min-height: {segment}px;
    padding: 0 {pad_small}px; color: {text2}; font-weight: 600; }}
QToolButton[kind="segment"]:checked {{
    background: {surface}; color: {ink}; border: 2px solid {ink}; }}
QToolButton[kind="answer"] {{
    background: {surface}; font-size: {small}px; border: 1px solid {border};
    min-height: {answer}px; padding: 0 {tab_pad}px; color: {text}; }}
QToolButton[kind="answer"]:hover {{ background: {hover}; }}
QToolButton[kind="answer"]:checked {{
    background: {inkTint}; color: {ink}; border: 2px solid {ink}; font-weight: 600; }}
"""

_FIELDS = """
QLineEdit, QComboBox {{
    background: {surface}; border: 1px solid {border}; border-radius: {r_control}px;
    padding: 0 {pad_small}px; min-height: {field}px;
    selection-background-color: {ink}; selection-color: {onInk}; }}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {ink}; }}
QLineEdit[state="stop"] {{ border: 2px solid {stop}; }}
QComboBox::drop-down {{ border: 0; width: {pad}px; }}
QComboBox QAbstractItemView {{
    background: {surface}; border: 1px solid {border}; selection-background-color: {inkTint};
    selection-color: {text}; }}
QPlainTextEdit {{
    background: {surface}; border: 1px solid {border}; border-radius: {r_control}px;
    padding: 4px {pad_small}px; selection-background-color: {ink};
    selection-color: {onInk}; }}
QPlainTextEdit:focus {{ border: 2px solid {ink}; }}
QSpinBox {{
    background: {surface}; border: 1px solid {border}; border-radius: {r_control}px;
    padding: 0 {pad_small}px; min-height: {field}px; min-width: {pad_wide}px; }}
QSpinBox:focus {{ border: 2px solid {ink}; }}
QTextEdit {{ background: transparent; border: 0;
    selection-background-color: {ink}; selection-color: {onInk}; }}
QFrame[box="editor"] {{
    background: {surface}; border: 1px solid {border}; border-radius: {r_card}px; }}
QFrame[box="editor"][active="true"] {{ border: 2px solid {ink}; }}
QTabBar {{ background: transparent; border: 0; }}
QTabBar::tab {{
    background: transparent; color: {text2}; font-size: {small}px; border: 0;
    border-bottom: 3px solid transparent; padding: 0 {tab_pad}px; min-height: {tab}px; }}
QTabBar::tab:selected {{
    color: {ink}; border-bottom: 3px solid {ink}; font-weight: 600; }}
QTabBar QToolButton {{ background: {surface}; border: 1px solid {line}; min-width: 20px;
    min-height: 20px; }}
QTabBar::tab:hover {{ color: {text}; }}
QCheckBox {{ spacing: 8px; background: transparent; }}
QMenu {{ background: {surface}; border: 1px solid {border}; padding: 6px; }}
QMenu::item {{ padding: 8px {pad}px 8px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {inkTint}; color: {text}; }}
QMenu::item:disabled {{ color: {text3}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QListView {{ background: transparent; border: 0; outline: 0; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {scroll}; border-radius: 4px; min-height: 32px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {scroll}; border-radius: 4px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""

_TAGS = """
QFrame[box="tag"] {{ background: {sunken}; border: 0; border-radius: {r_tag}px; }}
QFrame[box="tag-fine"] {{ background: {okTint}; border: 0; border-radius: {r_tag}px; }}
QFrame[box="tag-decide"] {{ background: {checkTint}; border: 0; border-radius: {r_tag}px; }}
QFrame[box="tag-stop"] {{ background: {stopTint}; border: 0; border-radius: {r_tag}px; }}
QFrame[box="tag-kit"] {{
    background: {surface}; border: 1px solid {kit}; border-radius: {r_tag}px; }}
QFrame[box="tag-kit"] QLabel {{ color: {kit}; font-size: {small}px; font-weight: 600; }}
QFrame[box="banner"] {{
    background: {surface}; border: 1px solid {line}; border-radius: {r_chip}px; }}
QFrame[box="banner-ok"] {{
    background: {okTint}; border: 1px solid {okLine}; border-radius: {r_chip}px; }}
QFrame[box="banner-check"] {{
    background: {checkTint}; border: 1px solid {checkLine}; border-radius: {r_chip}px; }}
QFrame[box="banner-stop"] {{
    background: {stopTint}; border: 1px solid {stopLine}; border-radius: {r_chip}px; }}
"""

_COLOURS = [
    "canvas",
    "surface",
    "sunken",
    "hover",
    "pressed",
    "line",
    "border",
    "text",
    "text2",
    "text3",
    "ink",
    "inkHover",
    "inkPressed",
    "onInk",
    "inkTint",
    "inkLine",
    "ok",
    "okTint",
    "okLine",
    "check",
    "checkTint",
    "checkLine",
    "stop",
    "stopTint",
    "stopLine",
    "kit",
    "pencil",
]
_TYPES = ("caption", "small", "body", "lead", "heading3", "heading2", "title", "display")


def build(theme: Theme) -> str:
    """Return the style sheet of a theme, sizes multiplied by its text-size factor."""
    tokens = theme.tokens
    values: dict[str, object] = {name: theme.hex(name) for name in _COLOURS}
    values |= {name: theme.px(tokens["type"][name]["size"]) for name in _TYPES}
    values |= {f"r_{name}": size for name, size in tokens["radius"].items()}
    families = tokens["font"]["family"] + tokens["font"]["emoji"]
    # A border adds to min-height in Qt's box model, so 2 px are taken off.
    values |= {
        "family": ", ".join(f'"{name}"' for name in families),
        "button": theme.px(tokens["control"]["button"]) - 2,
        "button_small": theme.px(tokens["control"]["buttonSmall"]) - 2,
        "button_large": theme.px(tokens["control"]["buttonLarge"]) - 2,
        "field": theme.px(tokens["control"]["field"]) - 2,
        "tab": theme.px(tokens["control"]["tab"]) - 3,
        "target": theme.px(tokens["control"]["minTarget"]),
        "segment": theme.px(34),
        "answer": theme.px(30),
        "key": theme.px(48),
        "key_low": theme.px(38),
        "half_number": theme.px(14),
        "half_step": theme.px(13),
        "nav_w": 72,
        "nav_h": theme.px(58),
        "pad": theme.px(16),
        "pad_small": theme.px(12),
        "tab_pad": theme.px(8),
        "pad_wide": theme.px(64),
        "scroll": theme.hex("disabled"),
    }
    return "".join((_BASE, _LABELS, _BUTTONS, _FIELDS, _TAGS)).format(**values)
