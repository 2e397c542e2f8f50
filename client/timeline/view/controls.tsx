/** Controls that menus and the toolbar are made of. */
import type { ComponentChildren } from "preact";

interface CheckProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly change: (on: boolean) => void;
}

export function Check({ id, label, checked, change }: CheckProps) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={checked}
        data-choice={id}
        onChange={({ currentTarget }) => change(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

interface SelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly change: (value: string) => void;
}

export function Select({ id, label, value, options, change }: SelectProps) {
  return (
    <select
      id={id}
      aria-label={label}
      title={label}
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    >
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface ButtonProps {
  readonly id: string;
  /** Its accessible name, where what stands on it is a sign. */
  readonly label: string;
  readonly click: () => void;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}

export function Button({ id, label, click, disabled = false, children }: ButtonProps) {
  return (
    <button id={id} type="button" title={label} aria-label={label} disabled={disabled} onClick={click}>
      {children}
    </button>
  );
}

interface ToggleProps {
  readonly id: string;
  readonly label: string;
  readonly pressed: boolean;
  readonly click: () => void;
}

export function Toggle({ id, label, pressed, click }: ToggleProps) {
  return (
    <button id={id} type="button" aria-pressed={pressed} onClick={click}>
      {label}
    </button>
  );
}
