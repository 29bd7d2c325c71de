/// How an address is slowed that asks for more than people at one address do: it is never shut, since mobile users share
/// addresses.
public enum Slowing {
    /// The longest pause, in seconds.
    public static let longest: Int64 = 15

    /// Seconds until the next is let in, after so many beyond what is free: 1, 2, 4, … 15.
    public static func pause(after beyond: Int) -> Int64 { min(longest, 1 << Int64(min(beyond, 10))) }
}
