package dev.lockstep.tck.timed;

/**
 * The whole contract for tables of the users of a store that orders writes by time. A store's test
 * class implements it, supplies the store and a service's door, and is certified when it passes on
 * a running server.
 */
public interface TimedContract
    extends CellOrderContract,
        TimedReadContract,
        TimedWriteContract,
        TimedExpiryContract,
        PartsContract,
        RoomContract {}
